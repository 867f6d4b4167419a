package dev.connections4j.selection;

import dev.connections4j.spi.OwnFault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The providers of one service: of the context class loader, of this library's own loader and layer, each class once.
 *
 * @param <S> the service
 * @param providers those that could be made, in the order found
 * @param failures what those threw that could not, by provider
 */
record Discovery<S>(List<S> providers, Map<String, Throwable> failures) {
    private static final int MAX_FAILURES_PER_LOADER = 32;

    /** Looks; what {@code made} has of an earlier look is not made again. */
    static <S> Discovery<S> of(Class<S> service, @Nullable ClassLoader chosen, Map<Class<?>, Object> made) {
        Map<String, Throwable> failures = new LinkedHashMap<>();
        Map<Class<?>, S> found = new LinkedHashMap<>();
        if (chosen != null) {
            collect(ServiceLoader.load(service, chosen), found, failures, made);
        } else {
            Set<ClassLoader> loaders = new LinkedHashSet<>();
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            loaders.add(context != null ? context : ClassLoader.getSystemClassLoader());
            loaders.add(Discovery.class.getClassLoader());
            loaders.forEach(loader -> collect(ServiceLoader.load(service, loader), found, failures, made));
            ModuleLayer layer = Discovery.class.getModule().getLayer();
            if (layer != null && layer != ModuleLayer.boot()) {
                collect(ServiceLoader.load(layer, service), found, failures, made);
            }
        }
        return new Discovery<>(List.copyOf(found.values()), failures);
    }

    private static <S> void collect(
            ServiceLoader<S> loader,
            Map<Class<?>, S> found,
            Map<String, Throwable> failures,
            Map<Class<?>, Object> made) {
        Iterator<ServiceLoader.Provider<S>> providers = loader.stream().iterator();
        int failed = 0;
        while (failed < MAX_FAILURES_PER_LOADER) {
            String name = "";
            try {
                if (!providers.hasNext()) {
                    return;
                }
                ServiceLoader.Provider<S> provider = providers.next();
                name = provider.type().getName();
                Object instance = made.computeIfAbsent(provider.type(), type -> provider.get());
                @SuppressWarnings("unchecked")
                S typed = (S) instance;
                found.putIfAbsent(provider.type(), typed);
            } catch (ServiceConfigurationError | LinkageError e) {
                failed++;
                failures.putIfAbsent(name.isEmpty() ? String.valueOf(e.getMessage()) : name, e);
            }
        }
    }

    /** What a provider threw, as text: the innermost cause describes it best; what it lacks is named. */
    static String summary(Throwable thrown) {
        Throwable last = thrown;
        List<Throwable> seen = new ArrayList<>();
        while (last.getCause() != null && !seen.contains(last.getCause())) {
            last = last.getCause();
            seen.add(last);
        }
        String summary = last.getMessage() == null
                ? last.getClass().getSimpleName()
                : last.getClass().getSimpleName() + ": " + last.getMessage();
        return last instanceof LinkageError
                ? summary + ": " + OwnFault.of(null, last).remedy()
                : summary;
    }
}
