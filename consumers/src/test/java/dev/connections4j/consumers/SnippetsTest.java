package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every Java snippet in {@code docs} compiles. */
class SnippetsTest {
    private static final Path DOCS = Path.of(System.getProperty("consumers.root"), "docs");
    /** Not the files of a program, whose names stand before them. */
    private static final Pattern SNIPPET = Pattern.compile("(?ms)(?<!`\\n\\n)^```java\\n(.*?)^```$");

    /** Around the statements of a snippet, with the variables that snippets take as given. */
    private static final String PROGRAM = """
        import dev.connections4j.*;
        import dev.connections4j.events.*;
        import dev.connections4j.micrometer.*;
        import dev.connections4j.parameters.*;
        import dev.connections4j.sdk.MilvusClients;
        import io.grpc.Channel;
        import io.micrometer.core.instrument.Metrics;
        import io.micrometer.core.instrument.Tags;
        import io.milvus.client.MilvusServiceClient;
        import io.milvus.param.ConnectParam;
        import io.milvus.v2.client.ConnectConfig;
        import io.milvus.v2.client.MilvusClientV2;
        import java.nio.file.Path;
        import java.time.Duration;
        import java.util.*;

        final class %s {
            interface Vault {
                String currentToken();
            }

            static void run(String key, String pw, Vault vault) {
        %s
            }
        }
        """;

    @TempDir
    Path classes;

    @Test
    void snippets_compile() throws IOException {
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> pages = Files.list(DOCS)) {
            for (Path page :
                    pages.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
                sources.addAll(snippets(page));
            }
        }
        assertTrue(sources.size() > 10, () -> "snippets found: " + sources);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        boolean compiled = compiler.getTask(
                        errors,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none"),
                        null,
                        sources)
                .call();
        assertEquals("", compiled ? "" : errors.toString());
    }

    private static List<Source> snippets(Path page) throws IOException {
        List<Source> sources = new ArrayList<>();
        String name = page.getFileName().toString().replaceAll("\\W", "_");
        for (var block : SNIPPET.matcher(Files.readString(page)).results().toList()) {
            sources.add(new Source(name + "_" + sources.size(), block.group(1)));
        }
        return sources;
    }

    /** A snippet as a class; the compiler's messages show its page by its name. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String statements) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = PROGRAM.formatted(name, statements);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
