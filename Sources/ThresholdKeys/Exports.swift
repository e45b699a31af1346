// `import ThresholdKeys` gives a user everything that a key consists of.
@_exported public import PolynomialCommitments
@_exported public import Secp256k1Group
