// swift-tools-version: 6.2
import PackageDescription

// A package of its own: it needs nothing of the library, and `make lifetimes` builds it twice.
let package = Package(
    name: "Lifetimes",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "LifetimeValues", swiftSettings: [.strictMemorySafety()]),
        .executableTarget(
            name: "Lifetimes", dependencies: ["LifetimeValues"],
            swiftSettings: [.strictMemorySafety()]),
    ],
    swiftLanguageModes: [.v6]
)
