package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import java.util.List;
import java.util.function.UnaryOperator;

/** Other protocols than HTTP/2, as real servers greet with them or answer its preface. */
final class ForeignRows {
    private static final String SERVER = "another protocol";
    private static final String SSH = "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u2\r\n";
    private static final String MYSQL =
            "J\0\0\0\n8.0.36\0\u000b\0\0\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\0\u00ff\u00f7";
    private static final String HTML = """
            <html>
            <head><title>400 Bad Request</title></head>
            <body><center><h1>400 Bad Request</h1></center><hr><center>nginx</center></body>
            </html>
            """;

    private ForeignRows() {}

    static List<FaultRow> all() {
        return List.of(
                greets("SSH", SSH),
                greets("SMTP", "220 mail.example ESMTP Postfix (Debian/GNU)\r\n"),
                greets("FTP", "220 (vsFTPd 3.0.3)\r\n"),
                greets("IMAP", "* OK [CAPABILITY IMAP4rev1 STARTTLS] Dovecot ready.\r\n"),
                greets("MySQL", MYSQL),
                greets("MySQL that refuses the host", "G\0\0\0\u00ffj\u0004Host '10.0.0.1' is not allowed to connect"),
                answers("Redis", "-ERR unknown command 'PRI', with args beginning with: '*' 'HTTP/2.0' \r\n"),
                answers("Redis that requires a password", "-NOAUTH Authentication required.\r\n"),
                answers("memcached", "ERROR\r\nERROR\r\n"),
                answers("AMQP", "AMQP\0\0\u0009\u0001"),
                row("PostgreSQL", Stage.HTTP2, bench -> at(bench, "", ForeignRows::postgreSql)),
                answers("PostgreSQL behind a pooler", "E\0\0\0!SERROR\0C08P01\0Mbad packet header\0\0"),
                answers("a page of HTML without a status line", HTML),
                row(
                        "SSH, with TLS",
                        Stage.TLS,
                        bench -> at(bench, SSH, first -> "").and(p -> p.secure(true))),
                row(
                        "MySQL, with TLS",
                        Stage.TLS,
                        bench -> at(bench, MYSQL, first -> "").and(p -> p.secure(true))),
                row(
                        "Redis, with TLS",
                        Stage.TLS,
                        bench -> at(bench, "", first -> "-ERR Protocol error\r\n")
                                .and(p -> p.secure(true))));
    }

    /** It closes without a word when it sees HTTP/2, and answers the question whether it speaks TLS with one letter. */
    private static String postgreSql(String first) {
        return first.startsWith("\0\0\0\u0008\u0004\u00d2\u0016/") ? "N" : "";
    }

    private static FaultRow greets(String name, String greeting) {
        return row(name, Stage.HTTP2, bench -> at(bench, greeting, first -> ""));
    }

    private static FaultRow answers(String name, String answer) {
        return row(name, Stage.HTTP2, bench -> at(bench, "", first -> answer));
    }

    private static FaultTarget at(FaultBench bench, String greeting, UnaryOperator<String> answer) {
        return FaultTarget.at(bench.closing(new GreetingPort(greeting, answer)).port());
    }

    private static FaultRow row(String name, Stage stage, FaultRow.Fault fault) {
        return new FaultRow(SERVER, name, Reason.NOT_GRPC, stage, fault);
    }
}
