// swift-tools-version: 6.2
import PackageDescription

// The sources under test are compiled here through symbolic links, so that the fuzzer instruments them
// and nothing else of the main package is built. A new parser: link its target, add `fuzzer("Fuzz…")`.
let package = Package(
    name: "herald-fuzz",
    products: [
        .executable(name: "FuzzStrictJSON", targets: ["FuzzStrictJSON"])
    ],
    targets: [
        .target(name: "StrictJSON"),
        .fuzzer("FuzzStrictJSON", dependencies: ["StrictJSON"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ]
}

extension Target {
    /// A program whose only entry is `LLVMFuzzerTestOneInput`; libFuzzer brings `main`.
    static func fuzzer(_ name: String, dependencies: [Target.Dependency]) -> Target {
        .executableTarget(
            name: name,
            dependencies: dependencies,
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]
        )
    }
}
