package dev.connections4j.standin;

import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Checks the {@code authorization} header, and refuses with Milvus' own words. */
final class Credentials {
    private final Map<String, String> users;
    private final Set<String> keys;

    Credentials(Map<String, String> users, Set<String> keys) {
        this.users = new ConcurrentHashMap<>(users);
        this.keys = Set.copyOf(keys);
    }

    void set(String user, String password) {
        users.put(user, password);
    }

    Optional<Status> refusal(RecordedCall call) {
        if (users.isEmpty() && keys.isEmpty()) {
            return Optional.empty();
        }
        List<String> sent = call.header("authorization");
        if (sent.isEmpty()) {
            return refused("missing authorization in header");
        }
        String text;
        try {
            text = new String(Base64.getDecoder().decode(sent.get(0)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return refused("invalid token format");
        }
        int colon = text.indexOf(':');
        boolean known =
                colon < 0 ? keys.contains(text) : text.substring(colon + 1).equals(users.get(text.substring(0, colon)));
        return known ? Optional.empty() : refused("auth check failure, please check username and password are correct");
    }

    private static Optional<Status> refused(String words) {
        return Optional.of(Status.UNAUTHENTICATED.withDescription(words));
    }
}
