import ArgumentParser
import Glibc

/// The command. Exit codes are those of the documentation, also where the parser of arguments ends.
@main struct Main {
  static func main() async {
    do {
      var command = try Nashr.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let end as Exit {
      exit(end.rawValue)
    } catch {
      let code = Nashr.exitCode(for: error)
      let text = Nashr.fullMessage(for: error)
      if !text.isEmpty { (code.isSuccess ? Terminal.output : Terminal.error)(text + "\n") }
      exit(code == .validationFailure ? Exit.usage.rawValue : code.rawValue)
    }
  }
}

struct Nashr: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nashr",
    abstract: "Publishes registers and meeting records as open data.",
    discussion: """
      Exit codes: 0 success, also where nothing has changed; 1 findings; 2 wrong usage, pipeline or \
      schema; 3 an input is missing, unreadable or changed; 4 writing failed, nothing was published \
      (unless output/unconfirmed says so); 6 verification failed; 75 another run is publishing (unless \
      --wait); 130 and 143 interrupted, nothing was published.
      """,
    version: Version.text,
    subcommands: [
      Run.self, PlanCommand.self, Validate.self, SchemaCommand.self, Verify.self,
      HarvestCheck.self,
      ExplainCommand.self,
      ComponentsCommand.self, IdentitiesCommand.self,
    ])
}
