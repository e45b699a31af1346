import PolynomialCommitments
import Secp256k1Group
import TestSupport
import Testing

@testable import ShareVerification

@Suite struct SharePadTests {
    static func pad(
        session: String = "first", dealer: Int = 258, receiver: Int = 3, encryptionKey: UInt64 = 5,
        ephemeralKey: UInt64 = 6
    ) throws -> SharePad {
        SharePad(
            session: try SessionFixture(.pedersen, name: session).session,
            dealer: try ParticipantIndex(dealer), receiver: try ParticipantIndex(receiver),
            encryptionKey: Scalar(encryptionKey).timesGenerator(),
            ephemeralKey: Scalar(ephemeralKey).timesGenerator())
    }

    static func value(
        _ pad: SharePad, _ purpose: SharePad.Purpose = .value, sharedPoint: UInt64 = 7
    ) -> Scalar {
        let point = Scalar(sharedPoint).timesGenerator()
        return pad.pad(purpose, sharedPoint: SecretBytes(copying: point.compressed)).disclosed()
    }

    @Test(arguments: [(258, 3), (3, 258), (4, 4)])
    func itIsTheHashOfTheProtocol(dealer: Int, receiver: Int) throws {
        let pad = try Self.pad(dealer: dealer, receiver: receiver)
        for purpose in [SharePad.Purpose.value, .blinding] {
            var writer = ByteWriter()
            writer.append(pad.session.id)
            writer.append(UInt16(dealer))
            writer.append(UInt16(receiver))
            writer.append(UInt8(purpose == .value ? 0 : 1))
            for factor in [5, 6, 7] as [UInt64] {
                writer.append(compressed: Scalar(factor).timesGenerator())
            }
            let expected = Scalar(reducing: TaggedHash("DKG/v1/pad").digest(of: writer))
            #expect(Self.value(pad, purpose) == expected)
        }
    }

    @Test func everyFieldChangesIt() throws {
        let values = [
            Self.value(try Self.pad()),
            Self.value(try Self.pad(session: "second")),
            Self.value(try Self.pad(dealer: 259)),
            Self.value(try Self.pad(receiver: 4)),
            Self.value(try Self.pad(dealer: 3, receiver: 258)),
            Self.value(try Self.pad(encryptionKey: 8)),
            Self.value(try Self.pad(ephemeralKey: 8)),
            Self.value(try Self.pad(encryptionKey: 6, ephemeralKey: 5)),
            Self.value(try Self.pad(), .blinding),
            Self.value(try Self.pad(), sharedPoint: 8),
        ]
        #expect(Set(values).count == values.count)
        #expect(Self.value(try Self.pad()) == values[0])
    }

    @Test func openingTakesOffWhatSealingPutOn() throws {
        let pad = try Self.pad()
        let point = SecretBytes(copying: Point.generator.compressed)
        for share in [
            OpenedShare(value: .zero, blinding: nil), OpenedShare(value: .minusOne, blinding: nil),
            OpenedShare(value: .zero, blinding: .zero),
            OpenedShare(value: .one, blinding: .minusOne),
        ] {
            let sealed = pad.seal(SecretShare(share), sharedPoint: point)
            #expect(sealed.value != share.value)
            #expect((sealed.blinding == nil) == (share.blinding == nil))
            #expect(pad.open(sealed, sharedPoint: point).disclosed() == share)
            let other = SecretBytes(copying: Point.pedersenGenerator.compressed)
            #expect(pad.open(sealed, sharedPoint: other).disclosed() != share)
        }
    }
}
