package dev.connections4j.testkit.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of ingresses shows what was run, and what it said. */
class IngressPageTest {
    private static final String COMMAND = "mvn -B -pl testkit -am test -Dtest=IngressPageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dfaults.refresh=true";

    @Test
    void page_fromTheConfigurationsThatAreRun_isCurrent() throws IOException {
        if (Boolean.getBoolean("faults.refresh")) {
            Files.writeString(IngressPage.file(), IngressPage.text());
        }
        assertEquals(
                IngressPage.text(),
                Files.readString(IngressPage.file()),
                "docs/ingress.md is stale; refresh it by: " + COMMAND);
    }

    @Test
    void everyWrongSetting_isOnePlaceOfTheConfiguration_andHasItsAnswer() {
        for (WrongSetting setting : WrongSettings.ALL) {
            String config = setting.gateway().config();
            assertEquals(2, config.split(Pattern.quote(setting.right()), -1).length, setting + " is one place");
            assertFalse(setting.answer().isBlank(), setting.toString());
        }
    }
}
