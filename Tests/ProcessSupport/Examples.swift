import Foundation

/// The repository's `Examples/`, and edits of them.
public enum Examples {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Examples").path

    public static let engineer = "\(root)/resumes/software-engineer.json"
    public static let nurse = "\(root)/resumes/registered-nurse.json"
    public static let backend = "\(root)/postings/backend-engineer.md"
    public static let icu = "\(root)/postings/icu-nurse-manager.txt"
    public static let supplyChain = "\(root)/postings/supply-chain-analyst.md"

    public static let resumes = [engineer, nurse]
    public static let postings = [backend, icu, supplyChain]
}
