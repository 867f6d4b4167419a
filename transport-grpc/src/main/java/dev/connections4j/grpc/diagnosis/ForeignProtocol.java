package dev.connections4j.grpc.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What else listens on ports, by how it greets a client or answers the preface of HTTP/2. */
enum ForeignProtocol {
    HTTP_1("HTTP/1", "HTTP/1\\..*"),
    HTML("HTML", "(?i)\\s*<(!doctype|html|\\?xml|head|body).*|(?i)<(html|!doc|head|body|\\?xml)"),
    SSH("SSH", "SSH-.*"),
    FTP("FTP", "220[ -](?!.*SMTP).*FTP.*"),
    SMTP("SMTP", "(220|421|554)[ -].*"),
    IMAP("IMAP", "\\* (OK|BYE|PREAUTH).*"),
    POP3("POP3", "\\+OK.*"),
    REDIS("Redis", "-(ERR|NOAUTH|DENIED|LOADING|MISCONF).*|-(NOAU|DENI|LOAD|MISC)"),
    MEMCACHED("memcached", "ERROR(\\r\\n.*)?"),
    AMQP("AMQP", "AMQP.*"),
    /** A length that is a short one in little endian, the packet's number 0, then version 10 of the greeting or an error. */
    MYSQL("MySQL", "[^\\x00].\\x00\\x00[\\x0a\\xff].*"),
    /** An error, its length in four bytes, which is short, then its first field, the severity. */
    POSTGRESQL("PostgreSQL", "E\\x00\\x00..(S.*)?");

    private final String label;
    private final Pattern greeting;

    ForeignProtocol(String label, String greeting) {
        this.label = label;
        this.greeting = Pattern.compile(greeting, Pattern.DOTALL);
    }

    /** The protocol that begins with these bytes. */
    static Optional<ForeignProtocol> of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (ForeignProtocol each : values()) {
            if (each.greeting.matcher(text).matches()) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Whether it may stand on Milvus' own port, in front of it. */
    boolean isOfTheWeb() {
        return this == HTTP_1 || this == HTML;
    }

    /** To follow the address. */
    String sentence() {
        return switch (this) {
            case HTTP_1 -> "answered in HTTP/1";
            case HTML -> "answered with a page of HTML: a web server that does not speak HTTP/2";
            default -> "speaks " + label + ", not gRPC";
        };
    }
}
