/// Holds whoever comes until it is opened; those who are cancelled meanwhile go on.
actor Gate {
    private var isOpen = false
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    private var nextNumber = 0

    func pass() async {
        guard !self.isOpen, !Task.isCancelled else { return }
        let number = self.nextNumber
        self.nextNumber += 1
        await withTaskCancellationHandler {
            await withCheckedContinuation { self.waiting[number] = $0 }
        } onCancel: {
            Task { await self.leave(number) }
        }
    }

    func open() {
        self.isOpen = true
        for continuation in self.waiting.values { continuation.resume() }
        self.waiting = [:]
    }

    private func leave(_ number: Int) { self.waiting.removeValue(forKey: number)?.resume() }
}
