package dev.connections4j.parameters;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Random text in every parameter: it is taken, or refused by a message that shows no secret. */
final class AnyTextTest {
    private static final List<String> PIECES = List.of(
            "http", "https", "unix", "grpc", "://", ":", "/", "//", "@", "%", "%2", "%zz", "%C3", "%25", "[", "]",
            "::1", "h", "s3cret", "19530", "0", ".db", "?", "#", " ", "\n", "\u0000", "ä", "\uD83D", "😀", "1.2.3.4",
            ".", "=", ",", "-", "PT", "1e9", "s", "\\", "'", "\"", "${", "}");
    private static final List<Parameter<?>> SECRET =
            List.of(Parameters.URI, Parameters.PASSWORD, Parameters.TOKEN, Parameters.OPTION);

    @Test
    void parse_anyText_isTakenOrRefused() {
        Random random = new Random(11);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            Parameter<?> parameter =
                    Parameters.all().get(random.nextInt(Parameters.all().size()));
            taken += refused(parameter::parse, parameter, text) ? 0 : 1;
            taken += refused(MilvusUri::parseVariable, Parameters.URI, text) ? 0 : 1;
            taken += refused(Parameters.URI::parse, Parameters.URI, "http://u:s3cret" + text) ? 0 : 1;
        }
        assertTrue(taken > 1000, "only " + taken + " were taken");
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static boolean refused(Function<String, ?> parser, Parameter<?> parameter, String text) {
        try {
            return parser.apply(text) == null;
        } catch (ParameterException e) {
            String message = e.getMessage();
            assertFalse(TextValues.hasControl(message), message);
            boolean mayShow = !SECRET.contains(parameter)
                    || message.contains("database that is")
                    || message.contains("unknown scheme");
            assertTrue(mayShow || !e.toString().contains("s3cret"), () -> parameter + " from " + text + ": " + message);
            return true;
        }
    }
}
