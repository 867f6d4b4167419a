package consumer;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectionRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Connects with each argument, {@code NAME?parameter=value&parameter=value}, and says how that ended. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        try (ConnectionRegistry registry = ConnectionRegistry.create()) {
            for (String argument : arguments) {
                String[] parts = argument.split("[?&]");
                Map<String, Object> parameters = new HashMap<>(Map.of("timeout", "120s"));
                Arrays.stream(parts).skip(1).map(each -> each.split("=")).forEach(each -> parameters.put(each[0], each[1]));
                System.out.println(parts[0] + ": " + outcome(registry, parts[0], parameters));
            }
        }
        System.out.println((Main.class.getModule().isNamed() ? "modules" : "class path") + ", BoringSSL: " + hasLoaded("netty_tcnative"));
    }

    private static String outcome(ConnectionRegistry registry, String alias, Map<String, Object> parameters) {
        try {
            return "connected over " + registry.connect(alias, parameters).transport();
        } catch (ConnectFailedException e) {
            return e.reason() + ", " + e.getMessage();
        }
    }

    private static boolean hasLoaded(String library) throws IOException {
        return Files.readString(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1).contains(library);
    }
}
