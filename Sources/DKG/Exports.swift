// `import DKG` gives a user everything that a ceremony needs.
@_exported public import ComplaintHandling
@_exported public import DiscreteLogProofs
@_exported public import PolynomialCommitments
@_exported public import Secp256k1Group
@_exported public import ShareVerification
@_exported public import ThresholdKeys
