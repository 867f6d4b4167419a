package dev.connections4j.standin.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreparedFolderTest {
    @TempDir
    Path temporary;

    private final AtomicInteger fillings = new AtomicInteger();
    private final List<String> progress = new ArrayList<>();

    private void prepare(String content) throws ServerUnavailableException {
        PreparedFolder.prepare(temporary.resolve("folder"), content, progress::add, folder -> {
            Files.writeString(folder.resolve("content"), content);
            fillings.incrementAndGet();
        });
    }

    @Test
    void prepare_secondTime_doesNothing() throws Exception {
        prepare("one");
        prepare("one");
        assertEquals(1, fillings.get());
        assertEquals(List.of(), progress);
    }

    @Test
    void prepare_otherContent_beginsAnew() throws Exception {
        prepare("one");
        prepare("two");
        assertEquals("two", Files.readString(temporary.resolve("folder/content")));
        assertEquals(2, fillings.get());
    }

    @Test
    void prepare_attemptThatFailed_beginsAnewWithAnEmptyFolder() throws Exception {
        Path folder = temporary.resolve("folder");
        ServerUnavailableException failure = assertThrows(
                ServerUnavailableException.class,
                () -> PreparedFolder.prepare(folder, "one", progress::add, made -> {
                    Files.createDirectories(made.resolve("half/done"));
                    throw new ServerUnavailableException("cut off");
                }));
        assertEquals("cut off", failure.getMessage());
        assertTrue(Files.exists(folder.resolve("half/done")));
        prepare("one");
        assertFalse(Files.exists(folder.resolve("half")));
        assertEquals(1, fillings.get());
    }

    @Test
    void prepare_noLongerUsable_beginsAnew() throws Exception {
        prepare("one");
        AtomicBoolean usable = new AtomicBoolean();
        PreparedFolder.prepare(temporary.resolve("folder"), "one", progress::add, new PreparedFolder.Maker() {
            @Override
            public boolean isUsable(Path folder) {
                return usable.get();
            }

            @Override
            public void fill(Path folder) {
                usable.set(true);
            }
        });
        assertTrue(usable.get());
        assertFalse(Files.exists(temporary.resolve("folder/content")));
    }

    @Test
    void prepare_severalJvmsAtOnce_oneFills() throws Exception {
        List<Process> jvms = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            jvms.add(OtherJvm.start(Filling.class, temporary.toString()));
        }
        for (Process jvm : jvms) {
            assertTrue(jvm.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, jvm.exitValue());
        }
        assertEquals(List.of("filled"), Files.readAllLines(temporary.resolve("log")));
    }

    /** What several JVMs do at once. */
    static final class Filling {
        private Filling() {}

        public static void main(String[] arguments) throws Exception {
            Path temporary = Path.of(arguments[0]);
            PreparedFolder.prepare(temporary.resolve("shared"), "one", line -> {}, folder -> {
                Files.write(
                        temporary.resolve("log"),
                        List.of("filled"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            });
        }
    }
}
