// swift-tools-version: 6.2
import PackageDescription

// Layers, lowest first. A target may depend only on targets of a lower layer, and each outside
// library has named owners (scripts/check-layers fails the build otherwise). See docs/architecture.md.
let package = Package(
    name: "herald",
    products: [
        .library(
            name: "Herald",
            targets: ["StrictJSON", "TransparencyLog", "NoticeFormat", "NoticeSecurity"]
        ),
        .executable(name: "herald", targets: ["herald"]),
        .executable(name: "herald-node", targets: ["herald-node"]),
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

        // Saved web pages, read on an officer's machine and never by a node.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "SavedPages", dependencies: ["CLibXML2"]),

        // Compressed bodies of HTTP.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "GzipCoding", dependencies: ["CZlib"]),

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

        .systemLibrary(name: "CLinuxCalls"),
        .target(name: "FileLog", dependencies: ["CLinuxCalls", "TransparencyLog"]),
        .target(name: "LogWitness", dependencies: ["TransparencyLog"]),

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
                "StrictJSON", "TransparencyLog",
                .hummingbird, .hummingbirdCore, .hummingbirdTLS, .httpTypes, .nio, .nioSSL, .logging,
            ]
        ),

        .target(
            name: "LogServer",
            dependencies: ["FileLog", "GzipCoding", "TransparencyLog", .nio, .nioHTTP1, .nioPosix]
        ),

        // 7. Programs: read the configuration, connect the parts, run.
        .executableTarget(
            name: "herald",
            dependencies: [
                "FileLog", "GzipCoding", "LogWitness", "NodeAPI", "NodeClient", "NoticeFormat",
                "NoticeSecurity", "SavedPages", "StrictJSON", "TransparencyLog", .arguments,
            ]
        ),
        .executableTarget(
            name: "herald-node",
            dependencies: [
                "Exchange", "FileLog", "LogServer", "LogWitness", "NodeAPI", "NodeClient", "NodeServer",
                "NoticeFormat", "NoticeSecurity", "SavedPages", "SQLiteStore", "StrictJSON",
                "TransparencyLog", .arguments, .hummingbird,
                .lifecycle,
                .unixSignals,
                .logging, .nio, .nioSSL, .product(name: "Yams", package: "Yams"),
            ]
        ),

        // Tests. ExchangeTesting is never linked into a product.
        .target(
            name: "ExchangeTesting",
            dependencies: ["Exchange", "NoticeFormat", "NoticeSecurity", "StrictJSON", "TransparencyLog"]
        ),
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"]),
        .testTarget(name: "SavedPagesTests", dependencies: ["SavedPages"], exclude: ["Pages"]),
        .testTarget(name: "TransparencyLogTests", dependencies: ["TransparencyLog", .crypto]),
        .testTarget(name: "GzipCodingTests", dependencies: ["GzipCoding"]),
        .testTarget(name: "FileLogTests", dependencies: ["FileLog", "TransparencyLog", .crypto]),
        .testTarget(
            name: "LogServerTests",
            dependencies: [
                "FileLog", "GzipCoding", "LogServer", "TransparencyLog", .nio, .nioEmbedded, .nioPosix,
            ]
        ),
        .testTarget(
            name: "LogWitnessTests",
            dependencies: ["GzipCoding", "LogWitness", "TransparencyLog", .crypto]
        ),
        .testTarget(name: "NoticeFormatTests", dependencies: ["NoticeFormat", "StrictJSON"]),
        .testTarget(
            name: "NoticeSecurityTests",
            dependencies: [
                "ExchangeTesting", "NoticeFormat", "NoticeSecurity", "StrictJSON", "TransparencyLog", .crypto,
                .cryptoExtras,
            ]
        ),
        .testTarget(
            name: "ExchangeTests",
            dependencies: [
                "Exchange", "ExchangeTesting", "NoticeFormat", "NoticeSecurity", "SQLiteStore", "StrictJSON",
                "TransparencyLog", .logging,
            ]
        ),
        .testTarget(name: "SimulationTests", dependencies: ["ExchangeTesting"]),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Exchange", "ExchangeTesting", "NoticeFormat", "NoticeSecurity", "SQLiteStore", "StrictJSON",
                "TransparencyLog",
            ]
        ),
        .testTarget(
            name: "NodeTests",
            dependencies: [
                "Exchange", "ExchangeTesting", "NodeAPI", "NodeClient", "NodeServer", "NoticeFormat",
                "NoticeSecurity", "SQLiteStore", "StrictJSON", "TransparencyLog", "herald", "herald-node",
                .logging, .nio, .nioEmbedded,
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
    static var nioEmbedded: Self { .product(name: "NIOEmbedded", package: "swift-nio") }
    static var nioHTTP1: Self { .product(name: "NIOHTTP1", package: "swift-nio") }
    static var nioPosix: Self { .product(name: "NIOPosix", package: "swift-nio") }
    static var nioSSL: Self { .product(name: "NIOSSL", package: "swift-nio-ssl") }
}
