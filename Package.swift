// swift-tools-version: 6.2
import PackageDescription

/// The fuzzers need `-sanitize=fuzzer`, so they exist only when asked for (see deploy/test).
let fuzzing = Context.environment["NOPITCH_FUZZ"] != nil
let sanitizers = ["-sanitize=fuzzer,address"]

/// What every target of ours is built with: Swift 6 mode comes with the tools version.
///
/// For the fuzzers all of it is instrumented, so that they see which input leads where.
let strict: [SwiftSetting] =
    [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (fuzzing ? [.unsafeFlags(sanitizers)] : [])

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle",
    package: "swift-service-lifecycle"
)

var targets: [Target] = [
    // C: a module map and a shim each.
    .systemLibrary(name: "CEtpan", providers: [.apt(["libetpan-dev"])]),
    .systemLibrary(name: "CHyperscan", providers: [.apt(["libhyperscan-dev"])]),
    .systemLibrary(
        name: "CLibXML2",
        pkgConfig: "libxml-2.0",
        providers: [.apt(["libxml2-dev"])]
    ),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLinear", providers: [.apt(["liblinear-dev"])]),
    .systemLibrary(name: "CPostgres", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CPSL", providers: [.apt(["libpsl-dev"])]),
    .target(
        name: "CCertificates",
        linkerSettings: [.linkedLibrary("crypto")]
    ),
    .target(name: "CLanguage", linkerSettings: [.linkedLibrary("cld2")]),

    // Core: no input, no output.
    .target(name: "MailModel", swiftSettings: strict),
    .target(name: "RuleLanguage", swiftSettings: strict),
    .target(
        name: "MailParsing",
        dependencies: ["MailModel", "CEtpan", "CLibXML2"],
        swiftSettings: strict
    ),
    .target(
        name: "PitchFilter",
        dependencies: [
            "MailModel", "MailParsing", "RuleLanguage", "CHyperscan", "CLanguage", "CPSL",
        ],
        swiftSettings: strict
    ),
    .target(
        name: "LikenessTraining",
        dependencies: ["PitchFilter", "RuleLanguage", "CLinear"],
        swiftSettings: strict
    ),
    .target(
        name: "HouseReply",
        dependencies: [
            "MailModel", "MailParsing", "PitchFilter", "RuleLanguage", "CCrypto",
        ],
        swiftSettings: strict
    ),

    .target(
        name: "MilterProtocol",
        dependencies: [.product(name: "NIOCore", package: "swift-nio")],
        swiftSettings: strict
    ),

    // Shell.
    .target(name: "Mailboxes", dependencies: ["MailModel"], swiftSettings: strict),
    .target(
        name: "Ledger",
        dependencies: [
            "MailModel", "PitchFilter", "CPostgres",
            .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ],
        swiftSettings: strict
    ),
    .target(
        name: "FilterService",
        dependencies: [
            "MailModel", "MailParsing", "RuleLanguage", "PitchFilter", "HouseReply",
            "MilterProtocol", "Ledger", "CEtpan", "CCertificates",
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
            logging, lifecycle, "Yams",
            .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        ],
        swiftSettings: strict
    ),
    .executableTarget(
        name: "nopitch",
        dependencies: [
            "MailModel", "MailParsing", "RuleLanguage", "PitchFilter", "HouseReply", "Mailboxes",
            "LikenessTraining", "Ledger", "FilterService", "MilterProtocol", argumentParser,
            logging, lifecycle,
            .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
        ],
        swiftSettings: strict
    ),

    .testTarget(
        name: "MailParsingTests",
        dependencies: ["MailModel", "MailParsing"],
        resources: [.copy("Fixtures")],
        swiftSettings: strict
    ),
    .testTarget(
        name: "RuleLanguageTests",
        dependencies: ["RuleLanguage"],
        resources: [.copy("Fixtures")],
        swiftSettings: strict
    ),
    .testTarget(
        name: "CommandTests",
        dependencies: ["nopitch", .product(name: "GRDB", package: "GRDB.swift")],
        exclude: ["Fixtures"],
        swiftSettings: strict
    ),
    .testTarget(
        name: "VerdictTests",
        dependencies: ["MailModel", "MailParsing", "RuleLanguage", "PitchFilter", "HouseReply"],
        resources: [.copy("Fixtures")],
        swiftSettings: strict
    ),
    .testTarget(
        name: "LikenessTests",
        dependencies: [
            "FilterService", "LikenessTraining", "MailModel", "MailParsing", "PitchFilter",
            "RuleLanguage",
        ],
        swiftSettings: strict
    ),
    .testTarget(
        name: "LedgerTests",
        dependencies: [
            "MailModel", "MailParsing", "RuleLanguage", "PitchFilter", "Ledger",
            .product(name: "GRDB", package: "GRDB.swift"),
        ],
        swiftSettings: strict
    ),
    .testTarget(
        name: "PitchFilterTests",
        dependencies: ["MailModel", "MailParsing", "RuleLanguage", "PitchFilter"],
        swiftSettings: strict
    ),
    .testTarget(
        name: "MilterProtocolTests",
        dependencies: ["MilterProtocol", .product(name: "NIOCore", package: "swift-nio")],
        swiftSettings: strict
    ),
    .testTarget(
        name: "FilterServiceTests",
        dependencies: [
            "FilterService", "HouseReply", "Ledger", "MailModel", "MailParsing",
            "MilterProtocol", "PitchFilter",
            "RuleLanguage", logging,
            lifecycle,
            .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
        ],
        exclude: ["Fixtures"],
        swiftSettings: strict
    ),
    .testTarget(
        name: "MailboxesTests",
        dependencies: ["MailModel", "Mailboxes"],
        swiftSettings: strict
    ),
]

if fuzzing {
    let fuzzers: [(name: String, dependencies: [Target.Dependency])] = [
        ("FuzzRules", ["RuleLanguage"]),
        ("FuzzMessage", ["MailModel", "MailParsing"]),
        ("FuzzMailbox", ["Mailboxes"]),
        ("FuzzText", ["PitchFilter"]),
        ("FuzzLikeness", ["PitchFilter"]),
        ("FuzzPipeline", ["MailModel", "MailParsing", "PitchFilter", "RuleLanguage"]),
        ("FuzzMilter", ["MilterProtocol", .product(name: "NIOCore", package: "swift-nio")]),
    ]
    for fuzzer in fuzzers {
        targets.append(
            .executableTarget(
                name: fuzzer.name,
                dependencies: fuzzer.dependencies,
                swiftSettings: strict,
                linkerSettings: [.unsafeFlags(sanitizers + ["-use-ld=lld"])]
            )
        )
    }
}

// Only deploy/benchmark asks for it.
if Context.environment["NOPITCH_BENCHMARK"] != nil {
    targets.append(
        .executableTarget(
            name: "Benchmark",
            dependencies: ["CEtpan", "MailParsing", "Mailboxes", "PitchFilter", "RuleLanguage"],
            swiftSettings: strict
        )
    )
    targets.append(
        .executableTarget(
            name: "LedgerBenchmark",
            dependencies: ["Ledger", "MailModel", "MailParsing", "PitchFilter", "RuleLanguage"],
            swiftSettings: strict
        )
    )
}

let package = Package(
    name: "nopitch",
    products: [.executable(name: "nopitch", targets: ["nopitch"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: targets
)
