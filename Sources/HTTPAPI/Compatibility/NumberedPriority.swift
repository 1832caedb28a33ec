import EventSourcing

/// Priorities of 1 to 10, the more the sooner, on three queues: 8 to 10 high, 4 to 7 default, 1 to 3 low.
enum NumberedPriority {
    static let range = 1...10
    /// Where the number that was given is kept with the job.
    static let name = "priority"

    static func queue(_ number: Int) -> Priority {
        switch number {
        case ..<4: .low
        case 4..<8: .default
        default: .high
        }
    }

    /// The number that was given, else the middle of the queue's.
    static func number(_ row: JobRow, _ details: SubmissionDetails) -> Int {
        if let text = details.metadata[Self.name], let number = Int(text), Self.range.contains(number), Self.queue(number) == row.priority {
            return number
        }
        return switch row.priority {
        case .high: 9
        case .default: 5
        case .low: 2
        }
    }
}
