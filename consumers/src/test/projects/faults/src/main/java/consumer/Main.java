package consumer;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.connections4j.testkit.faults.TlsFaults;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the faults of TLS as the tests of a transport do, and says how many had their reason. */
public final class Main {
    private Main() {}

    /** Over the transport that the argument names. */
    static class Faults extends TlsFaults {
        Faults() {
            super(System.getProperty("transport"));
        }
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("transport", arguments[0]);
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Faults.class))
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out), 5);
        System.out.println("faults with their reason: " + summary.getTestsSucceededCount() + " of " + summary.getTestsFoundCount() + ", "
                + (Main.class.getModule().isNamed() ? "modules" : "class path") + ", BoringSSL: " + hasLoaded("netty_tcnative"));
        System.exit(summary.getTotalFailureCount() > 0 ? 1 : 0);
    }

    private static boolean hasLoaded(String library) throws IOException {
        return Files.readString(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1).contains(library);
    }
}
