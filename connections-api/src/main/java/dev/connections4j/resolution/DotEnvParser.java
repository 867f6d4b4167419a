package dev.connections4j.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits the text of a {@code .env} file into bindings, by python-dotenv's grammar. */
final class DotEnvParser {
    private static final Pattern BLANK = Pattern.compile("\\s*");
    private static final Pattern SPACE = Pattern.compile("[^\\S\\r\\n]*");
    private static final Pattern EXPORT = Pattern.compile("(?:export[^\\S\\r\\n]+)?");
    private static final Pattern QUOTED_NAME = Pattern.compile("'([^']+)'");
    private static final Pattern NAME = Pattern.compile("([^=#\\s]+)");
    private static final Pattern UNQUOTED = Pattern.compile("([^\\r\\n]*)");
    private static final Pattern END = Pattern.compile("[^\\S\\r\\n]*(?:#[^\\r\\n]*)?(?:\\r\\n|\\n|\\r|\\z)");
    private static final Pattern REST = Pattern.compile("[^\\r\\n]*(?:\\r\\n|\\n|\\r)?");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\n|\\r");

    private final String text;
    private int position;
    private int line = 1;

    DotEnvParser(String text) {
        this.text = text;
    }

    /** A name and its value; or text that is neither a binding, a comment nor blank. */
    record Binding(String name, @Nullable String value, int line, String original, boolean malformed) {}

    List<Binding> bindings() {
        List<Binding> bindings = new ArrayList<>();
        while (true) {
            take(BLANK);
            if (position == text.length()) {
                return bindings;
            }
            int start = position;
            int startLine = line;
            try {
                String name = name();
                String value = value();
                require(END);
                bindings.add(new Binding(name, value, startLine, "", false));
            } catch (Malformed e) {
                take(REST);
                bindings.add(new Binding("", null, startLine, text.substring(start, position), true));
            }
        }
    }

    private String name() throws Malformed {
        take(EXPORT);
        if (next('#')) {
            return "";
        }
        return next('\'') ? require(QUOTED_NAME) : require(NAME);
    }

    /** Null where no {@code =} follows. */
    private @Nullable String value() throws Malformed {
        take(SPACE);
        if (!next('=')) {
            return null;
        }
        position++;
        int behindEquals = position;
        take(SPACE);
        if (next('\'')) {
            return unescaped(quoted('\''), "\\'");
        }
        if (next('"')) {
            return unescaped(quoted('"'), "\\'\"abfnrtv");
        }
        boolean commentAlone = next('#') && position > behindEquals;
        return commentAlone ? "" : require(UNQUOTED).replaceFirst("\\s+#.*", "").stripTrailing();
    }

    /** What stands between two quotes, over several lines perhaps; a backslash keeps the next character from ending it. */
    private String quoted(char quote) throws Malformed {
        int end = position + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw new Malformed();
        }
        String inside = text.substring(position + 1, end);
        line += lineEnds(inside);
        position = end + 1;
        return inside;
    }

    private static String unescaped(String quoted, String escapes) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            boolean escape = c == '\\' && i + 1 < quoted.length() && escapes.indexOf(quoted.charAt(i + 1)) >= 0;
            plain.append(escape ? meaning(quoted.charAt(++i)) : c);
        }
        return plain.toString();
    }

    private static char meaning(char escaped) {
        return switch (escaped) {
            case 'a' -> '\u0007';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000B';
            default -> escaped;
        };
    }

    private boolean next(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    private void take(Pattern pattern) {
        match(pattern);
    }

    private String require(Pattern pattern) throws Malformed {
        Matcher matcher = match(pattern);
        if (matcher == null) {
            throw new Malformed();
        }
        return matcher.groupCount() == 0 ? "" : matcher.group(1);
    }

    private @Nullable Matcher match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        line += (int) LINE_END.matcher(text.substring(position, matcher.end()))
                .results()
                .count();
        position = matcher.end();
        return matcher;
    }

    private static int lineEnds(String passed) {
        return (int) LINE_END.matcher(passed).results().count();
    }

    /** Not what the grammar expects here; holds nothing of the text. */
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super(null, null, false, false);
        }
    }
}
