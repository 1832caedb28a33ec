/// Workflows whose jobs take milliseconds, so that a test can afford many.
enum FleetFlows {
    /// Five steps, the last with an outside effect. It takes many kills to set such a job aside.
    static let five = """
        name: five
        quarantine-after: 60
        steps:
          - {name: first, uses: validate}
          - {name: second, uses: prepare}
          - {name: third, uses: validate}
          - {name: fourth, uses: validate}
          - {name: last, uses: validate, effects: external}
        """

    /// Waits a second between two steps.
    static let timed = """
        name: timed
        quarantine-after: 60
        steps:
          - {name: first, uses: validate}
          - {name: wait, uses: delay, for: 1s}
          - {name: last, uses: validate}
        """

    /// Waits long enough for others to look.
    static let patient = """
        name: patient
        quarantine-after: 60
        steps:
          - {name: first, uses: validate}
          - {name: wait, uses: delay, for: 8s}
          - {name: last, uses: validate}
        """

    /// Its second step has a name of its own, so that a fault can be tied to it.
    static let poisoned = """
        name: poisoned
        quarantine-after: 3
        steps:
          - {name: first, uses: validate}
          - {name: poison, uses: prepare}
        """
}
