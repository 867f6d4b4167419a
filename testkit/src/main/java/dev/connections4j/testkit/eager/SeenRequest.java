package dev.connections4j.testkit.eager;

import java.util.List;
import java.util.Map;

/**
 * A request that reached an {@link EndingServer}.
 *
 * @param socket the number of the socket, from 1
 * @param call the call's identifier; empty for Connect
 * @param headers all values of each name
 */
public record SeenRequest(int socket, String call, Map<String, List<String>> headers) {
    /**
     * The values of a header.
     *
     * @param name in lower case
     * @return empty if it was not sent
     */
    public List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }
}
