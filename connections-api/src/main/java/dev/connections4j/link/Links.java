package dev.connections4j.link;

import dev.connections4j.spi.TransportLink;
import java.util.List;

/**
 * The open links of one connection, {@code pool_size} of them.
 *
 * @param members the links
 * @param source opens another one in place of one that was lost
 */
public record Links(List<TransportLink> members, LinkSource source) {
    /** Copies {@code members}. */
    public Links {
        members = List.copyOf(members);
    }
}
