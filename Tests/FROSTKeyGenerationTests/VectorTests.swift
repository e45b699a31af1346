import DKG
import FROSTKeyGeneration
import TestSupport
import Testing

/// The published vectors of both crates.
@Suite(.enabled(if: Vectors.isPresent, "The vectors are missing; see Vectors.swift."))
struct VectorTests {
    /// One participant of a file.
    struct Case: Sendable, CustomStringConvertible {
        let suite: FROSTCiphersuite
        let folder: String
        let number: String

        var description: String { "\(folder)/vectors_dkg.json, participant \(number)" }

        static let all: [Case] = ["1", "2", "3"].flatMap { number in
            [
                Case(suite: .secp256k1, folder: "frost-secp256k1", number: number),
                Case(suite: .secp256k1Taproot, folder: "frost-secp256k1-tr", number: number),
            ]
        }
    }

    @Test(arguments: Case.all)
    func generatesTheKey(_ vector: Case) throws {
        let file = try DKGVectors.load(vector.folder)
        let own = try file.participant(vector.number)
        let setup = try FROSTSetup(
            ciphersuite: vector.suite, identifier: own.frostIdentifier, threshold: 2,
            participants: 3)

        // The nonce is not published, so the proof is another one; everything else is compared.
        let first = FROSTFirstPart(
            setup, polynomial: try own.polynomial(), nonce: SecretScalar(Scalar(7)))
        #expect(
            first.package.commitment.points.map(\.compressed) == own.vssCommitments.map(\.bytes))

        var broadcasts: [FROSTBroadcast] = []
        for (_, other) in try file.others(vector.number) {
            broadcasts.append(
                FROSTBroadcast(try other.package(in: vector.suite), from: other.frostIdentifier))
        }
        // This checks the published proofs.
        var second = try first.receive(broadcasts)
        for (number, other) in try file.others(vector.number) {
            guard let sent = second.package(for: other.frostIdentifier) else {
                Issue.record("\(vector): no share for \(number)")
                continue
            }
            let opened = sent.signingShare.disclosed()
            #expect(opened == (try other.signingShares[vector.number]?.scalar()))
            let received = try #require(own.signingShares[number]).secretScalar()
            try second.receive(
                FROSTRound2Package(received, in: vector.suite), from: other.frostIdentifier)
        }
        let key = try second.finish()
        let share = key.keyPackage.signingShare.disclosed()
        #expect(share == (try own.signingShare.scalar()))
        #expect(key.keyPackage.verifyingShare == (try own.verifyingShare.point()))
        #expect(key.keyPackage.verifyingKey == (try file.verifyingKey.point()))
        for (_, other) in try file.others(vector.number) {
            #expect(
                key.publicKeyPackage.verifyingShare(of: other.frostIdentifier)
                    == (try other.verifyingShare.point()))
        }
    }

    @Test(arguments: Case.all)
    func refusesThePublishedProofOfAnybodyElse(_ vector: Case) throws {
        let file = try DKGVectors.load(vector.folder)
        let own = try file.participant(vector.number)
        let others = try file.others(vector.number).map(\.value)
        let setup = try FROSTSetup(
            ciphersuite: vector.suite, identifier: own.frostIdentifier, threshold: 2,
            participants: 3)
        let first = FROSTFirstPart(
            setup, polynomial: try own.polynomial(), nonce: SecretScalar(Scalar(7)))
        // The two others swap their packages.
        let swapped = [
            FROSTBroadcast(
                try others[0].package(in: vector.suite), from: others[1].frostIdentifier),
            FROSTBroadcast(
                try others[1].package(in: vector.suite), from: others[0].frostIdentifier),
        ]
        let culprit = min(others[0].frostIdentifier, others[1].frostIdentifier)
        let fault = first.fault(receiving: swapped)
        #expect(fault == .invalidProof(culprit))
    }

    /// The shares, the group key and the interpolation of the signing vectors.
    @Test(arguments: ["frost-secp256k1", "frost-secp256k1-tr"])
    func sharesTheKeyOfTheSigningVectors(_ folder: String) throws {
        let file = try Vectors.load("\(folder)/vectors.json", as: SigningVectors.self)
        let inputs = file.inputs
        let secret = try inputs.groupSecretKey.scalar()
        let polynomial = try SecretPolynomial(
            [secret] + inputs.sharePolynomialCoefficients.map { try $0.scalar() })
        let commitment = FeldmanCommitment(to: polynomial)
        #expect(commitment.constantTerm == (try inputs.verifyingKeyKey.point()))
        var shares: [(index: ParticipantIndex, value: Scalar)] = []
        for share in inputs.participantShares {
            let index = try ParticipantIndex(share.identifier)
            let value = polynomial.value(at: Scalar(index)).disclosed()
            #expect(value == (try share.participantShare.scalar()), "\(folder), \(index)")
            #expect(commitment.evaluated(at: Scalar(index)) == Point.generatorTimes(value))
            shares.append((index, value))
        }
        #expect(shares.count == 3)
        for left in shares.indices {
            for right in shares.indices where left != right {
                let through = try Interpolation.polynomial(through: [shares[left], shares[right]])
                #expect(through.coefficients.first == secret)
            }
        }
    }

    /// The sums that repairing a share consists of.
    @Test(arguments: ["frost-secp256k1", "frost-secp256k1-tr"])
    func addsTheScalarsOfRepairing(_ folder: String) throws {
        let file = try Vectors.load(
            "\(folder)/repair-share.json", as: [String: [String: HexValue]].self)
        var compared = 0
        for (name, values) in file {
            for (field, expected) in values where field.hasSuffix("_sum") {
                let sum = try values.filter { !$0.key.hasSuffix("_sum") }
                    .reduce(Scalar.zero) { try $0 + $1.value.scalar() }
                #expect(sum == (try expected.scalar()), "\(folder), \(name)")
                compared += 1
            }
        }
        #expect(compared == 2)
    }
}
