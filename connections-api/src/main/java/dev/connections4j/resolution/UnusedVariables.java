package dev.connections4j.resolution;

import dev.connections4j.parameters.ResolvedParameters.Unused;
import java.util.ArrayList;
import java.util.List;

/** The {@code MILVUS_} variables that nothing reads, and why. */
final class UnusedVariables {
    private UnusedVariables() {}

    static List<Unused> of(List<Variables> layers) {
        List<Unused> unused = new ArrayList<>();
        for (Variables layer : layers) {
            layer.all().forEach((name, variable) -> {
                if (!VariableNames.isKnown(name)) {
                    String nearest = "it has no meaning here; the nearest known name is " + VariableNames.nearest(name);
                    unused.add(new Unused(name, variable.source(), nearest));
                } else if (VariableNames.isCredential(name) && !layer.namesAddress()) {
                    String why =
                            "credentials count only beside an address of the same place, as MILVUS_URI or MILVUS_HOST";
                    unused.add(new Unused(name, variable.source(), why));
                }
            });
        }
        return List.copyOf(unused);
    }
}
