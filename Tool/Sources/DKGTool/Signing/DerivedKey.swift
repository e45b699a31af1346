import ThresholdSigning

/// A key, and what the options derive of it.
struct DerivedKey {
    let root: ThresholdKey
    let chainCode: ChainCode

    /// The key at the end of the path, with the output key on top.
    let derived: TweakedKey

    init(_ root: ThresholdKey, _ options: TweakOptions) throws {
        self.root = root
        chainCode = try options.code() ?? ChainCode(of: root)
        let descendant = try TweakedKey(of: root).descendant(options.steps, chainCode: chainCode)
            .key
        derived =
            switch try options.commitment() {
            case .some(let commitment): try descendant.outputKey(commitment)
            case .none: descendant
            }
    }
}
