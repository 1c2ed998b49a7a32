package hudson.util;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.DataHolder;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.xml.DomDriver;
import com.thoughtworks.xstream.mapper.CachingMapper;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.standin.AllowedClasses;
import io.jenkins.plugins.azurerender.standin.xml.LevelReader;
import io.jenkins.plugins.azurerender.standin.xml.PersistedListConverter;
import io.jenkins.plugins.azurerender.standin.xml.RefusingConverter;
import io.jenkins.plugins.azurerender.standin.xml.RunningPluginsLoader;
import io.jenkins.plugins.azurerender.standin.xml.SecretConverter;
import io.jenkins.plugins.azurerender.standin.xml.TolerantCollectionConverter;
import io.jenkins.plugins.azurerender.standin.xml.TolerantConverter;
import java.lang.ref.WeakReference;
import jenkins.model.Jenkins;

/**
 * Stands for hudson.util.XStream2: XML in which what is no longer known is left out, and what the class filter refuses
 * is neither written nor read.
 */
public class XStream2 extends XStream {
    private WeakReference<Jenkins> lastJenkins = new WeakReference<>(null);

    /** Jenkins' way of XML. */
    public XStream2() {
        super(new DomDriver("UTF-8"));
        setClassLoader(new RunningPluginsLoader());
        addPermission(new AllowedClasses());
        registerConverter(new TolerantConverter(getMapper(), getReflectionProvider()), PRIORITY_VERY_LOW);
        registerConverter(new TolerantCollectionConverter(getMapper()), 10);
        registerConverter(new PersistedListConverter(getMapper()), 20);
        registerConverter(new SecretConverter());
        registerConverter(Result.conv);
        registerConverter(new RefusingConverter(), 100_000);
    }

    @Override
    public Object unmarshal(HierarchicalStreamReader reader, Object root, DataHolder dataHolder) {
        Jenkins now = Jenkins.getInstanceOrNull();
        if (lastJenkins.get() != now) {
            // names may belong to another loader's classes now
            CachingMapper cache = (CachingMapper) getMapper().lookupMapperOfType(CachingMapper.class);
            if (cache != null) {
                cache.flushCache();
            }
            lastJenkins = new WeakReference<>(now);
        }
        return super.unmarshal(new LevelReader(reader), root, dataHolder);
    }
}
