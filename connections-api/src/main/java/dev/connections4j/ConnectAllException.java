package dev.connections4j;

import java.util.stream.Collectors;

/** Some of several connects failed; those that succeeded stay. Each failure is a suppressed exception. Code {@code CONNECT_ALL_FAILED}. */
public final class ConnectAllException extends ConnectionsException {
    private static final long serialVersionUID = 1L;

    private final transient ConnectReport report;

    /**
     * An exception that carries every failure.
     *
     * @param report what became of each alias
     */
    public ConnectAllException(ConnectReport report) {
        super("CONNECT_ALL_FAILED", message(report), null);
        this.report = report;
        report.failures().values().forEach(this::addSuppressed);
    }

    private static String message(ConnectReport report) {
        int all = report.failures().size() + report.connections().size();
        return report.failures().size() + " of " + all + " connections failed: "
                + report.failures().entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue().getMessage())
                        .collect(Collectors.joining("; "));
    }

    /** {@return what became of each alias} */
    public ConnectReport report() {
        return report;
    }
}
