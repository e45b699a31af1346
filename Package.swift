// swift-tools-version: 6.2
import PackageDescription

// Arrows point down: a module uses the ones above it in this list and nothing else.
// See Docs/Architecture.md.
let package = Package(
    name: "swift-dkg",
    // Linux needs no entry. Docs/Platforms.md says what others would need.
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "DKG", targets: ["DKG"]),
        .library(name: "CeremonyLog", targets: ["CeremonyLog"]),
        .library(name: "ThresholdKeys", targets: ["ThresholdKeys"]),
        .library(name: "ThresholdSigning", targets: ["ThresholdSigning"]),
        .library(name: "FROSTKeyGeneration", targets: ["FROSTKeyGeneration"]),
        .library(name: "ChillDKG", targets: ["ChillDKG"]),
        .library(name: "DKGTestHarness", targets: ["DKGTestHarness"]),
        // Below the promised ones, for whoever builds another protocol: not promised before 1.0, but for what a
        // promised one names of them. See Docs/PublicAPI.md.
        .library(name: "_FROSTPackages", targets: ["FROSTPackages"]),
        .library(name: "_ComplaintHandling", targets: ["ComplaintHandling"]),
        .library(name: "_ShareVerification", targets: ["ShareVerification"]),
        .library(name: "_DiscreteLogProofs", targets: ["DiscreteLogProofs"]),
        .library(name: "_PolynomialCommitments", targets: ["PolynomialCommitments"]),
        .library(name: "_PublicPointEngine", targets: ["PublicPointEngine"]),
        .library(name: "_Secp256k1Group", targets: ["Secp256k1Group"]),
        // For the packages in Tool and Benchmarks, and for nobody else: what is here may change or go at any time.
        .library(name: "_ConformanceVectors", targets: ["ConformanceVectors"]),
        .library(name: "_DKGMeasurement", targets: ["DKGMeasurement"]),
        .library(name: "_FaultModel", targets: ["FaultModel"]),
        .library(name: "_TestSupport", targets: ["TestSupport"]),
    ],
    targets: [
        .systemLibrary(
            name: "CLibSecp256k1",
            pkgConfig: "libsecp256k1",
            providers: [.apt(["libsecp256k1-dev"]), .brew(["secp256k1"])]
        ),
        .systemLibrary(
            name: "CLibGMP",
            pkgConfig: "gmp",
            providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]
        ),
        .target(name: "Secp256k1Group", dependencies: ["CLibSecp256k1", "CLibGMP"]),
        .target(name: "PublicPointEngine", dependencies: ["Secp256k1Group"]),
        .target(
            name: "DiscreteLogProofs", dependencies: ["PublicPointEngine", "Secp256k1Group"]),
        .target(
            name: "PolynomialCommitments", dependencies: ["PublicPointEngine", "Secp256k1Group"]),
        // A key whose secret is shared, whichever protocol made it.
        .target(name: "ThresholdKeys", dependencies: ["PolynomialCommitments", "Secp256k1Group"]),
        // The packages of the Zcash Foundation's crates, and their key generation.
        .target(name: "FROSTPackages", dependencies: ["ThresholdKeys"]),
        .target(
            name: "FROSTKeyGeneration", dependencies: ["FROSTPackages", "PublicPointEngine"]),
        // Signatures with any key.
        .target(
            name: "ThresholdSigning",
            dependencies: [
                "FROSTPackages", "ThresholdKeys", "PolynomialCommitments", "PublicPointEngine",
                "Secp256k1Group",
            ]),
        // The draft for FROST keys on Bitcoin.
        .target(
            name: "ChillDKG",
            dependencies: [
                "ThresholdKeys", "DiscreteLogProofs", "PolynomialCommitments", "Secp256k1Group",
            ]),
        .target(
            name: "ShareVerification",
            dependencies: [
                "DiscreteLogProofs", "PolynomialCommitments", "Secp256k1Group",
            ]
        ),
        .target(
            name: "ComplaintHandling",
            dependencies: [
                "DiscreteLogProofs", "ShareVerification", "PolynomialCommitments", "Secp256k1Group",
            ]
        ),
        .target(
            name: "DKG",
            dependencies: [
                "ComplaintHandling", "DiscreteLogProofs", "ShareVerification", "ThresholdKeys",
                "PolynomialCommitments", "PublicPointEngine", "Secp256k1Group",
            ]
        ),
        // Ceremonies and robust signatures among machines: a log of records, and what it says.
        .target(
            name: "CeremonyLog",
            dependencies: ["DKG", "ThresholdSigning", "ThresholdKeys", "PolynomialCommitments"]),
        .target(
            name: "DKGTestHarness",
            dependencies: [
                "CeremonyLog", "ChillDKG", "DKG", "FROSTKeyGeneration", "ThresholdSigning",
            ]),
        // Plans of everything that goes wrong, and a second reading of the rules that predicts what follows.
        .target(
            name: "FaultModel",
            dependencies: [
                "ChillDKG", "DKGTestHarness", "DKG", "FROSTKeyGeneration", "ThresholdSigning",
            ]),
        // Published vectors of the protocols: the tests and `dkg conformance` run the same code.
        .target(
            name: "ConformanceVectors",
            dependencies: [
                "ChillDKG", "DKG", "FROSTKeyGeneration", "FROSTPackages", "ThresholdSigning",
            ]),
        // What a participant costs, and what it has to cost. It asks libsecp256k1 itself.
        .target(
            name: "DKGMeasurement",
            dependencies: [
                "CeremonyLog", "ChillDKG", "FROSTKeyGeneration", "DKG", "DKGTestHarness",
                "ShareVerification",
                "DiscreteLogProofs", "PolynomialCommitments", "PublicPointEngine", "Secp256k1Group",
                "ThresholdKeys", "ThresholdSigning", "CLibSecp256k1",
            ]),
        // What several test targets need: the vectors, seeded randomness, sessions to deal in.
        .target(
            name: "TestSupport",
            dependencies: ["ShareVerification", "PolynomialCommitments", "Secp256k1Group"],
            path: "Tests/TestSupport"
        ),
        .testTarget(name: "Secp256k1GroupTests", dependencies: ["Secp256k1Group", "TestSupport"]),
        .testTarget(
            name: "PublicPointEngineTests",
            dependencies: ["PublicPointEngine", "Secp256k1Group", "TestSupport"]
        ),
        .testTarget(
            name: "PolynomialCommitmentsTests",
            dependencies: ["PolynomialCommitments", "Secp256k1Group", "TestSupport"]
        ),
        .testTarget(
            name: "DiscreteLogProofsTests",
            dependencies: [
                "DiscreteLogProofs", "PublicPointEngine", "Secp256k1Group", "TestSupport",
            ]
        ),
        .testTarget(
            name: "ShareVerificationTests",
            dependencies: [
                "ShareVerification", "DiscreteLogProofs", "PolynomialCommitments", "Secp256k1Group",
                "TestSupport",
            ]
        ),
        .testTarget(
            name: "ComplaintHandlingTests",
            dependencies: [
                "ComplaintHandling", "DiscreteLogProofs", "ShareVerification",
                "PolynomialCommitments", "Secp256k1Group",
                "TestSupport",
            ]
        ),
        .testTarget(name: "ThresholdKeysTests", dependencies: ["ThresholdKeys", "TestSupport"]),
        .testTarget(
            name: "DKGTests",
            dependencies: ["ConformanceVectors", "DKG", "DKGTestHarness", "TestSupport"]),
        .testTarget(
            name: "ThresholdSigningTests",
            dependencies: ["ThresholdSigning", "ConformanceVectors", "TestSupport"]),
        .testTarget(
            name: "ConformanceVectorsTests", dependencies: ["ConformanceVectors", "TestSupport"]),
        .testTarget(
            name: "CeremonyLogTests",
            dependencies: [
                "CeremonyLog", "DKG", "DKGTestHarness", "ThresholdSigning", "TestSupport",
            ]),
        .testTarget(name: "FROSTPackagesTests", dependencies: ["FROSTPackages", "TestSupport"]),
        .testTarget(
            name: "FROSTKeyGenerationTests",
            dependencies: [
                "FROSTKeyGeneration", "ConformanceVectors", "DKG", "DKGTestHarness", "TestSupport",
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "ChillDKGTests",
            dependencies: ["ChillDKG", "ConformanceVectors", "DKGTestHarness", "TestSupport"],
            exclude: ["Vectors"]),
        .testTarget(
            name: "DKGTestHarnessTests",
            dependencies: [
                "CeremonyLog", "ChillDKG", "DKGTestHarness", "DKG", "FROSTKeyGeneration",
                "ThresholdSigning",
            ]),
        .testTarget(
            name: "FaultModelTests",
            dependencies: [
                "FaultModel", "CeremonyLog", "DKGTestHarness", "DKG", "ThresholdSigning",
            ]),
        .testTarget(
            name: "DKGMeasurementTests",
            dependencies: [
                "CeremonyLog", "ChillDKG", "FROSTKeyGeneration", "DKGMeasurement", "DKG",
                "DKGTestHarness", "ThresholdSigning",
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

// The Makefile and the scripts set this: here, warnings are errors. Not where the package is a dependency,
// because then its warnings are suppressed, and the compiler refuses both together.
let strictness: [SwiftSetting] =
    Context.environment["DKG_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

for target in package.targets where target.type != .system {
    target.swiftSettings =
        [
            .strictMemorySafety(),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ] + strictness
}

// `make ctcheck` and `make wipecheck` set these. The first reads valgrind's header, which nobody else
// needs to have.
if Context.environment["DKG_CONSTANT_TIME_CHECK"] != nil {
    package.targets += [
        .systemLibrary(name: "CMemcheck", path: "Checks/ConstantTime/CMemcheck"),
        .executableTarget(
            name: "ConstantTimeCheck",
            dependencies: [
                "CeremonyLog", "ChillDKG", "DKG", "DKGTestHarness", "FROSTKeyGeneration",
                "ThresholdSigning", "CMemcheck",
            ],
            path: "Checks/ConstantTime/Sources", swiftSettings: [.strictMemorySafety()]),
    ]
    for target in package.targets where target.name == "Secp256k1Group" {
        target.dependencies.append("CMemcheck")
        target.swiftSettings?.append(.define("CONSTANT_TIME_CHECK"))
    }
}
if Context.environment["DKG_WIPING_CHECK"] != nil {
    package.targets.append(
        .executableTarget(
            name: "WipingCheck",
            dependencies: [
                "CeremonyLog", "ChillDKG", "DKG", "DKGTestHarness", "FROSTKeyGeneration",
                "FROSTPackages", "PolynomialCommitments", "Secp256k1Group", "ShareVerification",
                "ThresholdSigning",
            ],
            path: "Checks/Wiping/Sources", swiftSettings: [.strictMemorySafety()]))
    for target in package.targets where target.name == "Secp256k1Group" {
        target.swiftSettings?.append(.define("WIPING_CHECK"))
    }
}

// `make fuzz` sets this. The flag tells the linker that libFuzzer brings the entry point.
if Context.environment["DKG_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "FuzzSeeds",
            dependencies: [
                "CeremonyLog", "DKG", "DKGTestHarness", "FROSTPackages", "ThresholdSigning",
            ],
            path: "Checks/FuzzSeeds/Sources", swiftSettings: [.strictMemorySafety()]))
    package.targets.append(
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "CeremonyLog", "DKG", "DKGTestHarness", "FROSTPackages", "ThresholdSigning",
            ],
            path: "Checks/Fuzz/Sources",
            swiftSettings: [.strictMemorySafety(), .unsafeFlags(["-parse-as-library"])]))
}

// `make bench` sets this: the calls of libsecp256k1 are counted, and the measurement compares them with
// what it expects.
if Context.environment["DKG_CALL_COUNTS"] != nil {
    for target in package.targets
    where ["Secp256k1Group", "DKGMeasurement"].contains(target.name) {
        target.swiftSettings?.append(.define("CALL_COUNTS"))
    }
}

// `make soak` sets this.
if Context.environment["DKG_SOAK"] != nil {
    package.targets.append(
        .executableTarget(
            name: "Soak",
            dependencies: [
                "ChillDKG", "DKG", "DKGTestHarness", "FaultModel", "FROSTKeyGeneration",
                "ThresholdSigning",
            ],
            path: "Checks/Soak/Sources",
            swiftSettings: [
                .strictMemorySafety(),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ] + strictness))
}

// `make engine-check` sets this.
if Context.environment["DKG_ENGINE_CHECK"] != nil {
    package.targets.append(
        .executableTarget(
            name: "EngineCheck",
            dependencies: ["DiscreteLogProofs", "PublicPointEngine", "Secp256k1Group"],
            path: "Checks/Engine/Sources",
            swiftSettings: [
                .strictMemorySafety(),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ] + strictness))
}

// `make check-foreign-library` sets this.
if Context.environment["DKG_FOREIGN_LIBRARY_CHECK"] != nil {
    package.targets.append(
        .executableTarget(
            name: "ForeignLibraryCheck", dependencies: ["Secp256k1Group"],
            path: "Checks/ForeignLibrary/Sources",
            swiftSettings: [
                .strictMemorySafety(),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ] + strictness))
}

// `make docs` sets this. Nobody else resolves the plugin.
if Context.environment["DKG_DOCUMENTATION"] != nil {
    package.dependencies.append(
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0")
    )
}
