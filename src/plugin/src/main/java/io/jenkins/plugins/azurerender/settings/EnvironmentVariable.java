package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.RelativePath;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An environment variable of all tasks of a render. */
public final class EnvironmentVariable extends AbstractDescribableImpl<EnvironmentVariable> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 32_767;

    private final String name;
    private final String value;

    /** @param value passed unchanged, without variable expansion */
    @DataBoundConstructor
    public EnvironmentVariable(String name, String value) {
        this.name = Util.fixNull(name).strip();
        this.value = Util.fixNull(value);
    }

    public String getName() {
        return name;
    }

    public String getValue() {
        return value;
    }

    /**
     * Returns the variables by name.
     *
     * @throws InvalidRequestException if a variable is invalid or set twice
     */
    public static Map<String, String> toMap(Collection<EnvironmentVariable> variables) {
        Map<String, String> map = new LinkedHashMap<>();
        for (EnvironmentVariable variable : variables) {
            VariableNames.check(variable.name);
            if (variable.value.length() > MAX_LENGTH || variable.value.indexOf('\0') >= 0) {
                throw new InvalidRequestException(
                        "The value of variable '%s' is invalid: use at most %s characters, without null characters."
                                .formatted(variable.name, MAX_LENGTH));
            }
            if (map.put(variable.name, variable.value) != null) {
                throw new InvalidRequestException(
                        "The variable '%s' is set twice: set it once.".formatted(variable.name));
            }
        }
        return map;
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<EnvironmentVariable> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EnvironmentVariable_DisplayName();
        }

        @POST
        public FormValidation doCheckName(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter @RelativePath("..") String account) {
            return FieldCheck.required(item, value, name -> {
                VariableNames.check(name);
                Caps.of(account, item).checkCommand("environment");
            });
        }
    }
}
