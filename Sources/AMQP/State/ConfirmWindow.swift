import DequeModule

/// Messages sent on a channel and not answered for, by the numbers that broker and client both count (RabbitMQ's publisher confirms).
struct ConfirmWindow {
    /// Which message of which batch.
    struct Place: Equatable {
        var batch: UInt64
        var index: Int
    }

    private enum Slot {
        case waiting(Place)
        case answered
    }

    private var firstTag: UInt64 = 1
    private var slots: Deque<Slot> = []
    /// Messages that wait for an answer.
    private(set) var outstanding = 0

    /// The number the next message sent will have.
    var nextTag: UInt64 { self.firstTag + UInt64(self.slots.count) }

    mutating func sent(_ place: Place) {
        self.slots.append(.waiting(place))
        self.outstanding += 1
    }

    /// The message that a number stands for, if it still waits.
    func place(of tag: UInt64) -> Place? {
        guard tag >= self.firstTag, tag < self.nextTag, case .waiting(let place) = self.slots[Int(tag - self.firstTag)] else { return nil }
        return place
    }

    /// Takes what an answer is for: one message, or with `isMultiple` all up to it. Answers for others count for nothing.
    mutating func answered(_ tag: UInt64, isMultiple: Bool) -> [Place] {
        guard tag < self.nextTag else { return [] }
        var places: [Place] = []
        let first = isMultiple ? self.firstTag : max(tag, self.firstTag)
        if first <= tag {
            for tag in first...tag {
                guard let place = self.place(of: tag) else { continue }
                self.slots[Int(tag - self.firstTag)] = .answered
                self.outstanding -= 1
                places.append(place)
            }
        }
        while case .answered = self.slots.first {
            self.slots.removeFirst()
            self.firstTag += 1
        }
        return places
    }
}
