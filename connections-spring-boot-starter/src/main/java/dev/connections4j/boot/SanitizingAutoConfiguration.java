package dev.connections4j.boot;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Secrecy;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Hides what is secret among our properties in {@code /actuator/env}, also where the application has set {@code show-values=always}. */
@AutoConfiguration
@ConditionalOnClass(name = "org.springframework.boot.actuate.endpoint.SanitizingFunction")
final class SanitizingAutoConfiguration {
    @Bean
    SanitizingFunction connections4jSanitizingFunction() {
        return data -> PropertyNames.parameterOf(data.getKey())
                .map(parameter -> sanitized(data, parameter))
                .orElse(data);
    }

    private static SanitizableData sanitized(SanitizableData data, Parameter<?> parameter) {
        if (data.getValue() == null || parameter.secrecy() == Secrecy.NOTHING) {
            return data;
        }
        if (parameter.secrecy() == Secrecy.ALL) {
            return data.withSanitizedValue();
        }
        try {
            return data.withValue(parameter.show(parameter.parse(data.getValue().toString())));
        } catch (ParameterException notOne) {
            return data.withSanitizedValue();
        }
    }
}
