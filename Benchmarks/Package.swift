// swift-tools-version: 6.2
import PackageDescription

// The main package's targets, compiled here in release mode through symbolic links, and one program that
// measures them. The name is the main package's, so that `package` access reaches the program too.
let package = Package(
    name: "herald",
    products: [
        .executable(name: "herald-log-benchmark", targets: ["herald-log-benchmark"]),
        .executable(name: "herald-benchmark", targets: ["herald-benchmark"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // 1. Bytes: strict parsing and the Merkle log. They know no notices.
        .target(name: "StrictJSON"),
        .target(name: "TransparencyLog", dependencies: [.crypto]),

        // 2. What is said: fields, identifiers, limits.
        .target(name: "NoticeFormat", dependencies: ["StrictJSON"]),

        // 3. Who said it, who may read it, and what that proves.
        .target(
            name: "NoticeSecurity",
            dependencies: ["NoticeFormat", "StrictJSON", "TransparencyLog", .crypto, .cryptoExtras]
        ),

        // 4. What a node does. Declares the ports that layer 5 and 6 implement.
        .target(
            name: "Exchange",
            dependencies: ["NoticeFormat", "NoticeSecurity", "StrictJSON", "TransparencyLog", .logging]
        ),

        // 5. Adapters: each speaks to one outside thing.
        .target(
            name: "SQLiteStore",
            dependencies: [
                "Exchange", "NoticeFormat", "StrictJSON", "TransparencyLog",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .target(
            name: "NodeAPI",
            dependencies: ["Exchange", "NoticeFormat", "NoticeSecurity", "StrictJSON", "TransparencyLog"]
        ),

        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "GzipCoding", dependencies: ["CZlib"]),
        .target(name: "LogWitness", dependencies: ["TransparencyLog"]),

        .systemLibrary(name: "CLinuxCalls"),
        .target(name: "FileLog", dependencies: ["CLinuxCalls", "TransparencyLog"]),

        // 6. The network.
        .target(
            name: "NodeClient",
            dependencies: [
                "Exchange", "NodeAPI", "NoticeFormat", "NoticeSecurity", "StrictJSON", .nio, .nioHTTP1,
                .nioSSL,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ]
        ),
        .target(
            name: "NodeServer",
            dependencies: [
                "Exchange", "GzipCoding", "LogWitness", "NodeAPI", "NoticeFormat", "NoticeSecurity",
                "StrictJSON", "TransparencyLog", .hummingbird, .hummingbirdCore, .hummingbirdTLS, .httpTypes,
                .nio, .nioSSL,
                .logging,
            ]
        ),

        .target(
            name: "LogServer",
            dependencies: ["FileLog", "GzipCoding", "TransparencyLog", .nio, .nioHTTP1, .nioPosix]
        ),
        .systemLibrary(name: "CEpoll"),
        .executableTarget(
            name: "herald-log-benchmark",
            dependencies: ["CEpoll", "FileLog", "LogServer", "TransparencyLog", .arguments]
        ),

        .executableTarget(
            name: "herald-benchmark",
            dependencies: [
                "Exchange", "NodeAPI", "NodeClient", "NodeServer", "NoticeFormat", "NoticeSecurity",
                "SQLiteStore", "StrictJSON", "TransparencyLog", .arguments, .hummingbird, .lifecycle,
                .unixSignals,
                .logging, .nio, .nioSSL, .product(name: "Yams", package: "Yams"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
}

extension Target.Dependency {
    static var arguments: Self { .product(name: "ArgumentParser", package: "swift-argument-parser") }
    static var crypto: Self { .product(name: "Crypto", package: "swift-crypto") }
    static var cryptoExtras: Self { .product(name: "CryptoExtras", package: "swift-crypto") }
    static var hummingbird: Self { .product(name: "Hummingbird", package: "hummingbird") }
    static var httpTypes: Self { .product(name: "HTTPTypes", package: "swift-http-types") }
    static var hummingbirdCore: Self { .product(name: "HummingbirdCore", package: "hummingbird") }
    static var hummingbirdTLS: Self { .product(name: "HummingbirdTLS", package: "hummingbird") }
    static var unixSignals: Self { .product(name: "UnixSignals", package: "swift-service-lifecycle") }
    static var lifecycle: Self { .product(name: "ServiceLifecycle", package: "swift-service-lifecycle") }
    static var logging: Self { .product(name: "Logging", package: "swift-log") }
    static var nio: Self { .product(name: "NIOCore", package: "swift-nio") }
    static var nioHTTP1: Self { .product(name: "NIOHTTP1", package: "swift-nio") }
    static var nioPosix: Self { .product(name: "NIOPosix", package: "swift-nio") }
    static var nioSSL: Self { .product(name: "NIOSSL", package: "swift-nio-ssl") }
}
