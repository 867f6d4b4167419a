package dev.connections4j.testkit.ingress;

import dev.connections4j.testkit.faults.FailurePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of ingresses: what stands between its marks is made of the configurations that were run, and of what each wrong one said. */
final class IngressPage {
    private IngressPage() {}

    static Path file() {
        return FailurePage.checkout().resolve("docs/ingress.md");
    }

    /** The page as it should be. */
    static String text() throws IOException {
        String page = Files.readString(file());
        for (Ingress ingress : Ingress.values()) {
            page = between(page, ingress.language(), of(ingress));
        }
        return page;
    }

    private static String between(String page, String name, String text) {
        String begin = "<!-- " + name + ":begin -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- " + name + ":end -->");
        if (from < begin.length() || to < from) {
            throw new IllegalStateException(file() + " has no marks for " + name);
        }
        return page.substring(0, from) + text + page.substring(to);
    }

    private static String of(Ingress ingress) {
        StringBuilder text = new StringBuilder(block(ingress.language(), ingress.config()));
        for (WrongSetting setting : WrongSettings.ALL) {
            if (setting.gateway() == ingress) {
                text.append("\n**").append(setting.title()).append("**\n\n");
                if (!setting.right().equals(setting.wrong())) {
                    text.append(block("diff", lines("-", setting.right()) + lines("+", setting.wrong())))
                            .append('\n');
                }
                text.append(block("text", setting.answer() + "\n"));
            }
        }
        return text.toString();
    }

    private static String lines(String sign, String text) {
        return text.lines().map(line -> sign + " " + line.strip() + "\n").reduce("", String::concat);
    }

    private static String block(String language, String text) {
        return "```" + language + "\n" + text + "```\n";
    }
}
