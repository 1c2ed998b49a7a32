package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Saveable;
import io.jenkins.plugins.azurerender.standin.security.DomainCredentials;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Stores credentials in {@code credentials.xml}. */
@Extension
public class SystemCredentialsProvider extends AbstractDescribableImpl<SystemCredentialsProvider> implements Saveable {
    private static final Logger LOGGER = Logger.getLogger(SystemCredentialsProvider.class.getName());

    private Map<Domain, List<Credentials>> domainCredentialsMap = DomainCredentials.changeable(null);

    /** Loads the credentials from disk. */
    public SystemCredentialsProvider() {
        try {
            if (file().exists()) {
                file().unmarshal(this);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot read " + file());
        }
        domainCredentialsMap = DomainCredentials.changeable(domainCredentialsMap);
    }

    /** Returns the provider of the running Jenkins. */
    public static SystemCredentialsProvider getInstance() {
        return ExtensionList.lookupSingleton(SystemCredentialsProvider.class);
    }

    private static XmlFile file() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), "credentials.xml"));
    }

    /** Returns the modifiable list of the global domain; call {@link #save} after a change. */
    public List<Credentials> getCredentials() {
        return domainCredentialsMap.get(Domain.global());
    }

    /** Returns all credentials by domain. */
    public synchronized Map<Domain, List<Credentials>> getDomainCredentialsMap() {
        return DomainCredentials.changeable(domainCredentialsMap);
    }

    @Override
    public void save() throws IOException {
        file().write(this);
    }

    /** Describes the provider. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<SystemCredentialsProvider> {}

    /** Looks up the credentials of this provider. */
    @Extension
    public static class ProviderImpl extends CredentialsProvider {

        @Override
        public <C extends Credentials> List<C> getCredentialsInItem(
                Class<C> type, Item item, Authentication authentication, List<DomainRequirement> domainRequirements) {
            return DomainCredentials.find(type, item, authentication);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public <C extends Credentials> List<C> getCredentialsInItemGroup(
                Class<C> type,
                ItemGroup itemGroup,
                Authentication authentication,
                List<DomainRequirement> domainRequirements) {
            return DomainCredentials.find(type, itemGroup, authentication);
        }
    }
}
