/**
 * From blobs to artifacts: frames are fetched, checked, made into thumbnails and a contact sheet, where there is disk
 * for it: on the agent inside a node block, else on the controller.
 */
package io.jenkins.plugins.azurerender.frames;
