package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises what people write where a host is expected, so that the message can say what it is. No message here repeats it. */
final class NotAHost {
    private static final String QUOTES = "\"'`“”‘’„«»";
    private static final Pattern PLACEHOLDER =
            Pattern.compile("<[^<>]*>|\\$?\\{[^{}]*}|\\$\\([^()]*\\)|\\$[A-Za-z_].*|%[A-Za-z_]+%");
    private static final Set<String> TAKES_A_URI_INSTEAD = Set.of("address", "host");
    private static final Pattern LIST = Pattern.compile("[,;\\s]\\s*(?i:https?|tcp|grpc)://");
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

    private NotAHost() {}

    /** Whether a quotation mark begins or ends it: a shell takes quotes away, {@code docker run --env-file} does not. */
    static boolean isQuoted(String text) {
        return !text.isEmpty()
                && (QUOTES.indexOf(text.charAt(0)) >= 0 || QUOTES.indexOf(text.charAt(text.length() - 1)) >= 0);
    }

    /** Fails for a value whose quotes were kept, where quotes can be no part of it. */
    static void refuseQuotes(String parameter, String text) {
        if (isQuoted(text)) {
            throw new ParameterException(
                    parameter,
                    parameter + " begins or ends with a quotation mark: leave the quotes out, they are part of the"
                            + " value here");
        }
    }

    /** Fails for several servers, a placeholder, a URI or a path in the place of a host, perhaps with its port. */
    static void refuse(String parameter, String text) {
        if (Authority.isPlain(text)) {
            return;
        }
        refuseQuotes(parameter, text);
        refuseSeveral(parameter, text);
        refusePlaceholder(parameter, text);
        boolean uri = URI.matcher(text).matches();
        if (uri || text.indexOf('/') >= 0) {
            String remedy = TAKES_A_URI_INSTEAD.contains(parameter) ? ": give a URI as the parameter uri" : "";
            throw new ParameterException(
                    parameter, parameter + " takes no " + (uri ? "scheme" : "path") + " beside the host" + remedy);
        }
    }

    /** Fails where one URI follows another. */
    static void refuseListOfUris(String parameter, String text) {
        if (LIST.matcher(text).find()) {
            throw severalServers(parameter);
        }
    }

    /** Fails for a list of servers. */
    static void refuseSeveral(String parameter, String text) {
        if (text.indexOf(',') >= 0 || text.indexOf(';') >= 0) {
            throw severalServers(parameter);
        }
        refuseListOfUris(parameter, text);
    }

    private static ParameterException severalServers(String parameter) {
        return new ParameterException(
                parameter, parameter + " names several servers: give one, and each other one to an alias of its own");
    }

    /** Fails for what a template left to be filled in. */
    static void refusePlaceholder(String parameter, String text) {
        if (PLACEHOLDER.matcher(text).find()) {
            throw new ParameterException(
                    parameter,
                    parameter + " still holds a placeholder, as <your-cluster> or ${HOST}: put your own value there");
        }
    }
}
