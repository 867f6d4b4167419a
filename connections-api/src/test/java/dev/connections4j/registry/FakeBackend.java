package dev.connections4j.registry;

import dev.connections4j.ConnectTimings;
import dev.connections4j.link.Links;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens nothing: hands each try and each handle to the test. */
final class FakeBackend implements Backend {
    final List<FakeOpening> openings = new CopyOnWriteArrayList<>();
    final List<FakeHandle> handles = new CopyOnWriteArrayList<>();
    volatile boolean closesSlowly;
    volatile boolean shutsDownSlowly;
    volatile @Nullable RuntimeException refusal;
    volatile Consumer<FakeOpening> onOpen = opening -> {};

    @Override
    public FakeOpening open(String alias, ResolvedParameters resolved) {
        RuntimeException thrown = refusal;
        if (thrown != null) {
            throw thrown;
        }
        FakeOpening opening = new FakeOpening(alias, resolved, closesSlowly);
        openings.add(opening);
        onOpen.accept(opening);
        return opening;
    }

    @Override
    public FakeHandle handle(
            String alias, ResolvedParameters resolved, Links links, ConnectTimings timings, Runnable onClose) {
        FakeHandle handle = new FakeHandle(alias, resolved, timings, onClose);
        if (!shutsDownSlowly) {
            handle.closed.complete(null);
            handle.drained.complete(null);
        }
        handles.add(handle);
        return handle;
    }

    /** The latest try. */
    FakeOpening last() {
        return openings.get(openings.size() - 1);
    }
}
