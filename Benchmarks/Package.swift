// swift-tools-version: 6.2
import PackageDescription

// A package of its own: whoever uses the library never sees it. `make bench` builds it with
// DKG_CALL_COUNTS set, so that the library counts its calls of libsecp256k1.
let package = Package(
    name: "swift-dkg-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-dkg", path: "..")],
    targets: [
        .executableTarget(
            name: "DKGBenchmarks",
            dependencies: [
                .product(name: "ChillDKG", package: "swift-dkg"),
                .product(name: "DKG", package: "swift-dkg"),
                .product(name: "_DKGMeasurement", package: "swift-dkg"),
                .product(name: "DKGTestHarness", package: "swift-dkg"),
                .product(name: "FROSTKeyGeneration", package: "swift-dkg"),
                .product(name: "ThresholdSigning", package: "swift-dkg"),
            ],
            swiftSettings: [
                .strictMemorySafety(), .treatAllWarnings(as: .error),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .define("CALL_COUNTS"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
