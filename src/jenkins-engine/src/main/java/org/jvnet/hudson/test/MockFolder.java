package org.jvnet.hudson.test;

import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import jenkins.model.Jenkins;

/** A folder of jobs and folders. Its items are kept in memory only. */
@SuppressWarnings("rawtypes")
public class MockFolder extends AbstractItem implements ItemGroup<TopLevelItem>, TopLevelItem {

    private transient Map<String, TopLevelItem> items = new ConcurrentSkipListMap<>();

    protected MockFolder(ItemGroup parent, String name) {
        super(parent, name);
    }

    /** Creates and saves an item in the folder. */
    public <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        TopLevelItemDescriptor descriptor = type == MockFolder.class
                ? new DescriptorImpl()
                : (TopLevelItemDescriptor) Jenkins.get().getDescriptorOrDie(type);
        T item = type.cast(descriptor.newInstance(this, name));
        item.save();
        items.put(name, item);
        return item;
    }

    @Override
    public Collection<TopLevelItem> getItems() {
        return List.copyOf(items.values());
    }

    @Override
    public TopLevelItem getItem(String name) {
        TopLevelItem item = items.get(name);
        return item == null || item.hasPermission(Item.READ) ? item : null;
    }

    @Override
    public File getRootDirFor(TopLevelItem child) {
        return new File(new File(getRootDir(), "jobs"), child.getName());
    }

    @Override
    public void onDeleted(TopLevelItem item) throws IOException {
        items.remove(item.getName());
    }

    @Override
    public TopLevelItemDescriptor getDescriptor() {
        return new DescriptorImpl();
    }

    /** Describes a folder. */
    public static class DescriptorImpl extends TopLevelItemDescriptor {

        @Override
        public String getDisplayName() {
            return "MockFolder";
        }

        @Override
        public TopLevelItem newInstance(ItemGroup parent, String name) {
            return new MockFolder(parent, name);
        }
    }
}
