package dev.connections4j.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a successful connect registers. */
final class MergeTest {
    private static final Resolver RESOLVER = new GivenLayers().resolver();

    @Test
    void merge_sameAddress_givenOverwrites() {
        assertMerged(
                "{address=h:1, db_name=two, timeout=2s, user_agent=a}",
                p -> p.dbName("two").timeout(Duration.ofSeconds(2)),
                p -> p.address("h:1").dbName("one").userAgent("a"));
    }

    @Test
    void merge_otherAddress_takesThePlace() {
        assertMerged(
                "{address=h:2}",
                p -> p.address("h:2"),
                p -> p.address("h:1").token("k").dbName("one"));
    }

    @Test
    void merge_noAddressBefore_keepsTheRest() {
        assertMerged("{address=h:2, token=<hidden>}", p -> p.address("h:2"), p -> p.token("k"));
    }

    @Test
    void merge_credentials_areOneUnit() {
        assertMerged(
                "{user=u, token=<hidden>}",
                p -> p.token("k").user("u"),
                p -> p.user("svc").password("pw"));
        assertMerged("{token=<hidden>}", p -> p.token("k"), p -> p.user("svc").password("pw"));
        assertMerged(
                "{uri=http://<hidden>@h:19530}",
                p -> p.uri("http://u:p@h"),
                p -> p.address("h:19530").token("k"));
    }

    @Test
    void merge_uriOverUri_keepsThePartsItLacks() {
        assertMerged("{uri=http://<hidden>@h:19530/d}", p -> p.uri("http://h"), p -> p.uri("http://u:p@h:19530/d"));
        assertMerged(
                "{uri=http://h:19530/e, token=<hidden>}",
                p -> p.uri("http://h/e").token("k"),
                p -> p.uri("http://u:p@h/d").dbName("f"));
    }

    @Test
    void merge_alias_isNotRegistered() {
        assertMerged("{address=h:1}", p -> p.alias("a").address("h:1"), p -> p.alias("a"));
    }

    private static void assertMerged(
            String expected,
            Consumer<ConnectionParameters.Builder> given,
            Consumer<ConnectionParameters.Builder> registered) {
        assertEquals(
                expected,
                RESOLVER.merge(ConnectionParameters.of(given), ConnectionParameters.of(registered))
                        .toString());
    }

    private static final List<Consumer<ConnectionParameters.Builder>> STEPS = List.of(
            p -> p.address("h:1"),
            p -> p.address("h:19530"),
            p -> p.address("h:443"),
            p -> p.host("h"),
            p -> p.port(1),
            p -> p.port(443),
            p -> p.uri("http://h"),
            p -> p.uri("https://h"),
            p -> p.uri("http://u:p@h:1/d"),
            p -> p.uri("https://u@h:443/e"),
            p -> p.uri("http://h:443/f"),
            p -> p.uri("a.db"),
            p -> p.user("svc"),
            p -> p.password("pw"),
            p -> p.token("k"),
            p -> p.dbName("own"),
            p -> p.secure(true),
            p -> p.secure(false),
            p -> p.caPemPath("ca.pem"),
            p -> p.userAgent("agent"));

    /** After a successful connect, connecting again by alias alone means the same connection. */
    @Test
    void merge_anySetsThatConnect_resolveTheSameAgain() {
        Random random = new Random(7);
        int connected = 0;
        for (int i = 0; i < 3_000; i++) {
            ConnectionParameters given = randomSet(random);
            ConnectionParameters registered = randomSet(random);
            Resolver resolver =
                    ENVIRONMENTS.get(random.nextInt(ENVIRONMENTS.size())).resolver();
            Optional<ResolvedParameters> first = resolved(resolver, given, registered);
            if (first.isPresent()) {
                connected++;
                ConnectionParameters merged = RESOLVER.merge(given, registered);
                Supplier<String> sets = () -> given + " over " + registered + " merged " + merged;
                RESOLVER.check("default", merged);
                ResolvedParameters again =
                        resolved(resolver, ConnectionParameters.none(), merged).orElseThrow();
                assertEquals(List.of(), first.get().differences(again), sets);
                assertEquals(first.get().credentials(), again.credentials(), sets);
                assertEquals(Optional.of(merged), Optional.of(RESOLVER.merge(ConnectionParameters.none(), merged)));
                assertEquals(
                        List.of(),
                        first.get()
                                .differences(resolved(resolver, given, merged).orElseThrow()),
                        () -> "given again: " + sets.get());
            }
        }
        assertTrue(connected > 400, "only " + connected + " sets connected");
    }

    private static ConnectionParameters randomSet(Random random) {
        return ConnectionParameters.of(p -> {
            for (int i = random.nextInt(4); i > 0; i--) {
                STEPS.get(random.nextInt(STEPS.size())).accept(p);
            }
        });
    }

    private static final List<GivenLayers> ENVIRONMENTS = List.of(
            new GivenLayers(),
            new GivenLayers().environment("MILVUS_URI", "https://env:pw@h/env"),
            new GivenLayers().environment("MILVUS_URI", "env:pw@h").environment("MILVUS_TOKEN", "envkey"),
            new GivenLayers().environment("MILVUS_URI", "http://h:1/env"));

    private static Optional<ResolvedParameters> resolved(
            Resolver resolver, ConnectionParameters given, ConnectionParameters registered) {
        try {
            resolver.check("default", registered);
            return Optional.of(resolver.resolve("default", given, registered));
        } catch (ParameterException e) {
            return Optional.empty();
        }
    }
}
