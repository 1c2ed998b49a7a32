package io.jenkins.plugins.azurerender.emulator.storage;

import io.jenkins.plugins.azurerender.emulator.http.Percent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A page of a container's listing. */
record BlobList(List<String> names, String nextMarker) {
    BlobList {
        names = List.copyOf(names);
    }

    static BlobList parse(InputStream xml) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<String> names = new ArrayList<>();
        String marker = "";
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(xml);
            boolean inBlob = false;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.END_ELEMENT
                        && reader.getLocalName().equals("Blob")) {
                    inBlob = false;
                } else if (event == XMLStreamReader.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "Blob" -> inBlob = true;
                        case "Name" -> {
                            boolean encoded = "true".equals(reader.getAttributeValue(null, "Encoded"));
                            String name = reader.getElementText();
                            if (inBlob) {
                                names.add(encoded ? Percent.decodePath(name) : name);
                            }
                        }
                        case "NextMarker" -> marker = reader.getElementText();
                        default -> {}
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("Storage's listing is not well-formed: " + e.getMessage(), e);
        }
        return new BlobList(names, marker);
    }
}
