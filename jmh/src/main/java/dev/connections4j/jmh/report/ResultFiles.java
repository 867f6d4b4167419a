package dev.connections4j.jmh.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where results are kept: JSON, a page and charts in one folder; and the README's part, for those of a full run. */
public final class ResultFiles {
    /** Where a full run's results are, from the root of the checkout. */
    public static final String FOLDER = "jmh/results";

    /** The page of a folder of results, which shows it where the folder is looked at. */
    static final String PAGE = "README.md";

    private static final String JSON = "results.json";
    private static final String BEGIN = "<!-- bench:begin -->\n";
    private static final String END = "<!-- bench:end -->";
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeSpecialFloatingPointValues()
            .create();

    private ResultFiles() {}

    private record Kept(String kind, Machine machine, List<String> remarks, List<Figure> figures) {}

    /** Writes all files of a run. */
    public static void write(Results results, Path folder) throws IOException {
        Files.createDirectories(folder);
        Kept kept = new Kept(results.kind(), results.machine(), List.copyOf(results.remarks()), results.figures());
        Files.writeString(folder.resolve(JSON), GSON.toJson(kept) + "\n");
        Files.writeString(folder.resolve(PAGE), Page.of(results));
        Charts.write(results, folder);
    }

    /** Whether a run has written anything. */
    static boolean isThere(Path folder) {
        return Files.exists(folder.resolve(JSON));
    }

    /** Reads what a run has written. */
    public static Results read(Path folder) throws IOException {
        Kept kept = GSON.fromJson(Files.readString(folder.resolve(JSON)), Kept.class);
        return new Results(kept.machine(), kept.kind(), kept.figures(), kept.remarks());
    }

    /** Puts a full run's chart and the figures that users ask about into the README's marked section. */
    public static void updateReadme(Results results, Path readme) throws IOException {
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(
                readme, text.substring(0, begin) + Page.readme(results, FOLDER) + text.substring(text.indexOf(END)));
    }

    /** What the README says now. */
    public static String readmeSection(Path readme) throws IOException {
        String text = Files.readString(readme);
        return text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
    }
}
