package dev.connections4j.cli;

import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.Secrecy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Usage errors that the parser found. Its own messages repeat arguments, and an argument may be a secret. */
final class UsageErrors {
    private static final Pattern OPTION = Pattern.compile("--[a-zA-Z][a-zA-Z_-]{0,30}");

    private UsageErrors() {}

    static UsageException of(CommandLine.ParameterException e) {
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unknown(unmatched);
        }
        if (e instanceof CommandLine.MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            String option = name(missing.getMissing().get(0));
            return new UsageException(parameter(option), "option " + option + " needs a value");
        }
        if (e instanceof CommandLine.OverwrittenOptionException overwritten && overwritten.getOverwritten() != null) {
            return repeated(overwritten.getOverwritten());
        }
        String option = e.getArgSpec() == null ? "" : name(e.getArgSpec());
        return new UsageException(
                parameter(option),
                option.isEmpty() ? "the arguments are malformed; see --help" : "option " + option + " is wrong");
    }

    static UsageException repeated(ArgSpec argument) {
        String option = name(argument);
        return new UsageException(parameter(option), "option " + option + " is given more than once");
    }

    private static UsageException unknown(CommandLine.UnmatchedArgumentException e) {
        String first = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
        int equals = first.indexOf('=');
        String name = equals < 0 ? first : first.substring(0, equals);
        String remedy = TypoSuggestion.of(name, known(e, name))
                .or(() -> name.startsWith("-")
                        ? Optional.empty()
                        : e.getSuggestions().stream().findFirst())
                .map(near -> ", did you mean " + near + "?")
                .or(() -> owner(e, name).map(other -> "; it is an option of " + other))
                .orElse("; see --help");
        if (!first.startsWith("-")) {
            String what = isSubcommandMissing(e) ? "unknown command" : "an argument belongs to no option";
            return new UsageException("", what + " (not shown, for it may be a secret)" + remedy);
        }
        return mayBeShown(name)
                ? new UsageException(parameter(name), "unknown option " + name + remedy)
                : new UsageException("", "unknown option (not shown, for it may hold a secret)" + remedy);
    }

    private static Set<String> known(CommandLine.UnmatchedArgumentException e, String name) {
        CommandLine command = e.getCommandLine();
        return name.startsWith("--")
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
    }

    /** The subcommand that has an option which the given one has not. */
    private static Optional<String> owner(CommandLine.UnmatchedArgumentException e, String option) {
        CommandLine root = e.getCommandLine().getParent();
        return root == null
                ? Optional.empty()
                : root.getSubcommands().entrySet().stream()
                        .filter(other -> other.getValue().getCommandSpec().findOption(option) != null)
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private static boolean isSubcommandMissing(CommandLine.UnmatchedArgumentException e) {
        return !e.getCommandLine().getSubcommands().isEmpty();
    }

    /** Only letters, and nothing that begins with the name of a secret. */
    private static boolean mayBeShown(String name) {
        return OPTION.matcher(name).matches()
                && Parameters.all().stream()
                        .filter(parameter -> parameter.secrecy() == Secrecy.ALL)
                        .noneMatch(secret -> name.startsWith(ParameterOptions.name(secret))
                                || name.startsWith("--" + secret.name()));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : "";
    }

    private static String parameter(String option) {
        return option.replaceFirst("^-+", "").replace('-', '_');
    }
}
