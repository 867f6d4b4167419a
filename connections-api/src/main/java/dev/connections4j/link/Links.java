package dev.connections4j.link;

import dev.connections4j.spi.TransportLink;
import java.util.List;

/** The open links of one connection, {@code pool_size} of them. */
public record Links(List<TransportLink> members) {
    /** Copies {@code members}. */
    public Links {
        members = List.copyOf(members);
    }
}
