package io.jenkins.plugins.azurerender.emulator.storage;

import io.jenkins.plugins.azurerender.emulator.http.PercentEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A page of a container listing. */
record BlobListing(List<String> names, String nextMarker) {
    BlobListing {
        names = List.copyOf(names);
    }

    static BlobListing parse(InputStream xml) throws IOException {
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
                                names.add(encoded ? PercentEncoding.decodePath(name) : name);
                            }
                        }
                        case "NextMarker" -> marker = reader.getElementText();
                        default -> {}
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("The container listing is not well-formed: " + e.getMessage(), e);
        }
        return new BlobListing(names, marker);
    }
}
