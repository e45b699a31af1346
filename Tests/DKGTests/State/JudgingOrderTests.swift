import DKG
import TestSupport
import Testing

/// Who is judged, in which order, and who is skipped.
@Suite("Judging: order and skipping")
struct JudgingOrderTests {
    @Test("An objection about a member that an earlier one convicted is skipped")
    func skippedObjection() throws {
        for isWrong in [true, false] {
            var bench = try Bench(n: 5, t: 3)
            try bench.advance(to: .extract)
            if isWrong {
                let session = try #require(bench.state.session)
                bench.postings[5] = try [bench[5].extraction(in: session)]
            }
            try bench.advance(to: .confirm)
            let wrong = try bench[4].pair(from: 5, in: bench.state, plus: .one)
            bench.postings[4] = try [bench[4].revealing([wrong], .confirm, in: bench.state)]
            bench.close()
            // Participants 1 to 3 object rightly if there is a reason; then 4 is not judged at all.
            #expect(
                bench.state.convictions
                    == [
                        isWrong
                            ? Conviction(5, .invalidExtraction, .confirm)
                            : Conviction(4, .falseObjection, .confirm)
                    ])
        }
    }

    @Test("The first objection that convicts its sender ends that sender's list")
    func endedObjections() throws {
        for isFalse in [true, false] {
            var bench = try Bench(n: 5, t: 3)
            try bench.advance(to: .extract)
            let session = try #require(bench.state.session)
            bench.postings[5] = try [bench[5].extraction(in: session)]
            try bench.advance(to: .confirm)
            // Only participant 1 objects to 5, after a false objection to 2 or without it.
            let objections = try (isFalse ? [2, 5] : [5]).map { member in
                try bench[1].pair(from: member, in: bench.state)
            }
            bench.postings[1] = try [bench[1].revealing(objections, .confirm, in: bench.state)]
            for number in 2...5 {
                bench.postings[number] = try [
                    bench[number].revealing([], .confirm, in: bench.state)
                ]
            }
            bench.close()
            #expect(
                bench.state.convictions
                    == [
                        isFalse
                            ? Conviction(1, .falseObjection, .confirm)
                            : Conviction(5, .invalidExtraction, .confirm)
                    ])
            #expect(bench.state.failed.sorted().numbers == (isFalse ? [] : [5]))
        }
    }

    @Test(
        "The first complaint that convicts its sender ends that sender's list",
        arguments: CommitmentScheme.allCases)
    func endedComplaints(scheme: CommitmentScheme) throws {
        for isFalse in [true, false] {
            var bench = try Bench(scheme, n: 5, t: 3)
            try bench.advance(to: .deal)
            let session = try #require(bench.state.session)
            bench.postings[5] = try [bench[5].dealing(in: session, wrongFor: [1])]
            try bench.advance(to: .respond)
            let complaints = try (isFalse ? [2, 5] : [5]).map { dealer in
                try bench[1].complaint(about: dealer, in: bench.state)
            }
            bench.postings[1] = try [bench[1].response(complaints, in: bench.state)]
            bench.close()
            #expect(
                bench.state.convictions
                    == [
                        isFalse
                            ? Conviction(1, .falseComplaint, .respond)
                            : Conviction(5, .invalidShare, .respond)
                    ])
        }
    }

    @Test(
        "A complaint about a dealer that an earlier one convicted is skipped",
        arguments: CommitmentScheme.allCases)
    func skippedComplaint(scheme: CommitmentScheme) throws {
        for isWrong in [true, false] {
            var bench = try Bench(scheme, n: 5, t: 3)
            try bench.advance(to: .deal)
            let session = try #require(bench.state.session)
            if isWrong {
                bench.postings[5] = try [bench[5].dealing(in: session, wrongFor: [1])]
            }
            try bench.advance(to: .respond)
            let falseOne = try bench[4].complaint(about: 5, in: bench.state)
            bench.postings[4] = try [bench[4].response([falseOne], in: bench.state)]
            bench.close()
            #expect(
                bench.state.convictions
                    == [
                        isWrong
                            ? Conviction(5, .invalidShare, .respond)
                            : Conviction(4, .falseComplaint, .respond)
                    ])
        }
    }
}
