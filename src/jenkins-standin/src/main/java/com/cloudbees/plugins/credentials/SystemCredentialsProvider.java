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
import hudson.model.ModelObject;
import hudson.model.Saveable;
import hudson.security.ACL;
import io.jenkins.plugins.azurerender.standin.security.DomainCredentials;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Stands for com.cloudbees.plugins.credentials.SystemCredentialsProvider: the credentials in {@code credentials.xml}. */
@Extension
public class SystemCredentialsProvider extends AbstractDescribableImpl<SystemCredentialsProvider> implements Saveable {
    private static final Logger LOGGER = Logger.getLogger(SystemCredentialsProvider.class.getName());

    private Map<Domain, List<Credentials>> domainCredentialsMap = DomainCredentials.changeable(null);

    /** Reads them from disk. */
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

    /** The one of this Jenkins. */
    public static SystemCredentialsProvider getInstance() {
        return ExtensionList.lookupSingleton(SystemCredentialsProvider.class);
    }

    private static XmlFile file() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), "credentials.xml"));
    }

    /** Those without a domain, in a list to change; save afterward. */
    public List<Credentials> getCredentials() {
        return domainCredentialsMap.get(Domain.global());
    }

    /** All by domain. */
    public synchronized Map<Domain, List<Credentials>> getDomainCredentialsMap() {
        return DomainCredentials.changeable(domainCredentialsMap);
    }

    /** Replaces all. */
    public synchronized void setDomainCredentialsMap(Map<Domain, List<Credentials>> domainCredentialsMap) {
        this.domainCredentialsMap = DomainCredentials.changeable(domainCredentialsMap);
    }

    private StoreImpl getStore() {
        return new StoreImpl();
    }

    @Override
    public void save() throws IOException {
        file().write(this);
    }

    /** Stands for com.cloudbees.plugins.credentials.SystemCredentialsProvider.DescriptorImpl. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<SystemCredentialsProvider> {}

    /** Stands for com.cloudbees.plugins.credentials.SystemCredentialsProvider.ProviderImpl. */
    @Extension
    public static class ProviderImpl extends CredentialsProvider {
        @Override
        public CredentialsStore getStore(ModelObject object) {
            return object == Jenkins.get() ? getInstance().getStore() : null;
        }

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

    /** Stands for com.cloudbees.plugins.credentials.SystemCredentialsProvider.StoreImpl. */
    public static class StoreImpl extends CredentialsStore {
        @Override
        public ModelObject getContext() {
            return Jenkins.get();
        }

        @Override
        public List<Domain> getDomains() {
            return List.copyOf(getInstance().domainCredentialsMap.keySet());
        }

        @Override
        public List<Credentials> getCredentials(Domain domain) {
            return List.copyOf(getInstance().domainCredentialsMap.getOrDefault(domain, List.of()));
        }

        @Override
        public boolean addCredentials(Domain domain, Credentials credentials) throws IOException {
            checkPermission(CredentialsProvider.CREATE);
            return DomainCredentials.change(domain, list -> !list.contains(credentials) && list.add(credentials));
        }

        @Override
        public boolean removeCredentials(Domain domain, Credentials credentials) throws IOException {
            checkPermission(CredentialsProvider.DELETE);
            return DomainCredentials.change(domain, list -> list.remove(credentials));
        }

        @Override
        public boolean updateCredentials(Domain domain, Credentials current, Credentials replacement)
                throws IOException {
            checkPermission(CredentialsProvider.UPDATE);
            return DomainCredentials.change(
                    domain, list -> list.contains(current) && list.set(list.indexOf(current), replacement) != null);
        }

        @Override
        public ACL getACL() {
            return Jenkins.get().getACL();
        }

        @Override
        public void save() throws IOException {
            getInstance().save();
        }
    }
}
