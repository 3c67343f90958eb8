import { lookAtAdministration } from './look-at-administration.ts';

lookAtAdministration('fr');
