package dev.connections4j.testkit.faults;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page that a search for a message finds: for each reason the messages as the suite printed them, why, and what to do. */
public final class FailurePage {
    /** How to make it anew. */
    public static final String COMMAND =
            "mvn -B -pl transport-netty,milvus-lite -am test -Dtest='NettyTest$Faults,LiteFailuresTest'"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dfaults.refresh=true";

    private static final String FILE = "docs/failures.md";

    private FailurePage() {}

    /**
     * The page as it should be.
     *
     * @return Markdown, made of the messages that are kept beside the suite
     */
    public static String text() {
        return text(GoldenMessages.load());
    }

    /**
     * The page as it is.
     *
     * @return its file
     */
    public static Path file() {
        return checkout().resolve(FILE);
    }

    /**
     * Compares what a fault printed that another module's tests bring about. With {@code -Dfaults.refresh=true} it is kept instead.
     *
     * @param fault the row's name
     * @param failure what it printed
     */
    public static void assertKept(String fault, ConnectFailedException failure) {
        FaultRow row = Rows.ofThePage().stream()
                .filter(each -> each.key().equals(fault))
                .findFirst()
                .orElseThrow();
        GoldenMessages printed = GoldenMessages.load();
        printed.assertNamed(row, failure);
        refresh(printed);
    }

    /** Writes messages and page, if asked to. */
    static void refresh(GoldenMessages printed) {
        if (Boolean.getBoolean(GoldenMessages.REFRESH)) {
            Path checkout = checkout();
            printed.save(checkout, Rows.ofThePage().stream().map(FaultRow::key).collect(Collectors.toSet()));
            try {
                Files.writeString(checkout.resolve(FILE), text(printed));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The nearest folder above that holds the pages' sources.
     *
     * @return the checkout
     */
    public static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("testkit/src/main"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("not inside a checkout");
        }
        return folder;
    }

    private static String text(GoldenMessages printed) {
        StringBuilder page = new StringBuilder("# When connecting fails\n\n"
                + "A failed connect ends in one `ConnectFailedException`: alias, address, transport, elapsed time, **stage**, **reason**,\n"
                + "what was seen, the server's own words, and a remedy. The same fault gives the same message on every transport. What\n"
                + "`wait_for_ready` waits out is marked; everything else fails at once.\n\n"
                + "The messages below are what the fault suite printed over each transport (ports, times, dates and folders made the\n"
                + "same; `TRANSPORT` stands for its name). This page is generated:\n\n```\n" + COMMAND + "\n```\n");
        for (Reason reason : Reason.values()) {
            page.append("\n## ").append(reason).append("\n\n").append(ReasonText.of(reason));
            if (!reason.remedy().isEmpty()) {
                page.append("\n\nWhat to do: ").append(reason.remedy()).append('.');
            }
            if (reason.waitable()) {
                page.append(" `wait_for_ready` waits it out.");
            }
            page.append('\n');
            messages(page, reason, printed);
        }
        return page.toString();
    }

    /** Each message once, with the faults that it was printed for. */
    private static void messages(StringBuilder page, Reason reason, GoldenMessages printed) {
        Map<String, TreeSet<String>> faults = new java.util.LinkedHashMap<>();
        for (FaultRow row : Rows.ofThePage()) {
            if (row.reason() == reason && !printed.of(row).isEmpty()) {
                faults.computeIfAbsent(printed.of(row), message -> new TreeSet<>())
                        .add(row.key());
            }
        }
        faults.forEach((message, keys) -> page.append("\n*")
                .append(String.join("; ", keys))
                .append("*\n\n```\n")
                .append(message)
                .append("\n```\n"));
    }
}
