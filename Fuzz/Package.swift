// swift-tools-version: 6.2
import PackageDescription

// The sources under test are compiled here through symbolic links, so that the fuzzer instruments them
// and nothing else of the main package is built. A new parser: see README.md.
let package = Package(
    name: "herald-fuzz",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "SavedPages", dependencies: ["CLibXML2"]),
        .target(name: "StrictJSON"),
        .target(name: "TransparencyLog", dependencies: [.crypto]),
        .target(name: "NoticeFormat", dependencies: ["StrictJSON"]),
        .target(
            name: "NoticeSecurity",
            dependencies: ["NoticeFormat", "StrictJSON", "TransparencyLog", .crypto, .cryptoExtras]
        ),
        .target(
            name: "Exchange",
            dependencies: [
                "NoticeFormat", "NoticeSecurity", "StrictJSON", "TransparencyLog",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(
            name: "NodeAPI",
            dependencies: ["Exchange", "NoticeFormat", "NoticeSecurity", "StrictJSON", "TransparencyLog"]
        ),
        // The builders only.
        .target(name: "ExchangeTesting", dependencies: ["NoticeFormat", "NoticeSecurity", "StrictJSON"]),

        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "GzipCoding", dependencies: ["CZlib"]),
        .target(name: "LogWitness", dependencies: ["TransparencyLog"]),

        .systemLibrary(name: "CLinuxCalls"),
        .target(name: "FileLog", dependencies: ["CLinuxCalls", "TransparencyLog"]),

        .systemLibrary(name: "LibFuzzer"),
        .target(name: "Fuzzing", dependencies: ["LibFuzzer"]),
        .fuzzer("FuzzSavedPages", dependencies: ["SavedPages"]),
        .fuzzer("FuzzStrictJSON", dependencies: ["StrictJSON"]),
        .fuzzer("FuzzTransparencyLog", dependencies: ["TransparencyLog", .crypto]),
        .fuzzer("FuzzLogWitness", dependencies: ["GzipCoding", "LogWitness", "TransparencyLog"]),
        .fuzzer("FuzzFileLog", dependencies: ["FileLog", "TransparencyLog"]),
        .fuzzer("FuzzNoticeFormat", dependencies: ["NoticeFormat", "StrictJSON"]),
        .fuzzer(
            "FuzzNoticeSecurity",
            dependencies: [
                "ExchangeTesting", "NoticeFormat", "NoticeSecurity", "StrictJSON", "TransparencyLog",
            ]
        ),
        .fuzzer("FuzzNodeAPI", dependencies: ["NodeAPI", "NoticeFormat", "StrictJSON"]),
    ],
    swiftLanguageModes: [.v6]
)

// Only targets of this package get the flag: dependencies are neither instrumented nor slowed down.
for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .unsafeFlags(["-sanitize=fuzzer"]),
    ]
}

extension Target {
    /// A program with its own `main`, which hands its entries to libFuzzer.
    static func fuzzer(_ name: String, dependencies: [Target.Dependency]) -> Target {
        .executableTarget(
            name: name,
            dependencies: ["Fuzzing"] + dependencies,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]
        )
    }
}

extension Target.Dependency {
    static var crypto: Self { .product(name: "Crypto", package: "swift-crypto") }
    static var cryptoExtras: Self { .product(name: "CryptoExtras", package: "swift-crypto") }
}
