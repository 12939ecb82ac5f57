let audio;

// Two short notes, made here: nothing to download. Browsers allow none before the first gesture.
const chime = () => {
  if (load("mute") || !navigator.userActivation.hasBeenActive) return;
  audio ||= new AudioContext();
  const from = audio.currentTime;
  const note = audio.createOscillator();
  const volume = audio.createGain();
  note.frequency.setValueAtTime(660, from);
  note.frequency.setValueAtTime(880, from + 0.12);
  volume.gain.setValueAtTime(0.1, from);
  volume.gain.exponentialRampToValueAtTime(0.001, from + 0.4);
  note.connect(volume).connect(audio.destination);
  note.start();
  note.stop(from + 0.4);
};
